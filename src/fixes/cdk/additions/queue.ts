import { Words } from './added';
import { own } from '../../../template/json';

export const queue: Words = ({ logicalId, properties }, names) => [
  `const ${names.variable(logicalId)} = new sqs.Queue(this, ${JSON.stringify(logicalId)}, {`,
  ...(own(properties, 'FifoQueue') === true ? ['  fifo: true,'] : []),
  `  retentionPeriod: Duration.seconds(${Number(own(properties, 'MessageRetentionPeriod'))}),`,
  '  encryption: sqs.QueueEncryption.SQS_MANAGED,',
  '  enforceSSL: true,',
  '});',
];
