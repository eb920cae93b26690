import { entriesOf, own } from '../../../template/json';
import { optionLines } from '../option-lines';
import { Words } from './added';
import { remaining } from './remaining';

export const queue: Words = (added, names) => {
  const { logicalId, type, properties } = added;
  const settings = entriesOf(properties).filter(([key]) => key !== 'SqsManagedSseEnabled').map(([key, value]) => ({ path: `Properties.${key}`, value }));
  const { lines, untold } = optionLines(type, settings, properties, names);
  return [
    `const ${names.variable(logicalId)} = new sqs.Queue(this, ${JSON.stringify(names.id(logicalId))}, {`,
    ...lines.map((line) => `  ${line}`),
    ...(own(properties, 'SqsManagedSseEnabled') === true ? ['  encryption: sqs.QueueEncryption.SQS_MANAGED,'] : []),
    // By itself, it would be deleted with the stack; a bucket is retained.
    '  enforceSSL: true, removalPolicy: RemovalPolicy.RETAIN,',
    '});',
    ...remaining(added, untold, names),
  ];
};
