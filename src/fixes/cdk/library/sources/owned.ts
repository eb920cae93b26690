/** Queues, streams and tables: L2 constructs of the app, in the stack of the mapping or in another one. */
import { FIFO_DEFAULTS, QUEUE_DEFAULTS, STREAM_DEFAULTS } from '../consumer-options';
import { SourceWordsOf } from './source';

const KINDS: ReadonlyMap<string, readonly [construct: string, option: string]> = new Map([
  ['AWS::DynamoDB::GlobalTable', ['DynamoDbConsumer', 'table']],
  ['AWS::DynamoDB::Table', ['DynamoDbConsumer', 'table']],
  ['AWS::Kinesis::Stream', ['KinesisConsumer', 'stream']],
  ['AWS::Kinesis::StreamConsumer', ['KinesisConsumer', 'streamConsumer']],
  ['AWS::SQS::Queue', ['SqsConsumer', 'queue']],
]);

export const ownedWords: SourceWordsOf = (mapping, plan) => {
  const source = plan.constructAnywhere(plan.setting(mapping, 'EventSourceArn'), [...KINDS.keys()]);
  const variable = source === undefined ? undefined : plan.variableFor(source);
  if (source === undefined || variable === undefined) return undefined;
  const [construct, option] = KINDS.get(source.plan.names.type(source.logicalId)!)!;
  const isQueue = option === 'queue';
  const isFifo = source.plan.setting(source.logicalId, 'FifoQueue') === true;
  return {
    construct,
    name: variable,
    options: [`${option}: ${variable},`],
    defaults: !isQueue ? STREAM_DEFAULTS : isFifo ? FIFO_DEFAULTS : QUEUE_DEFAULTS,
    told: ['EventSourceArn'],
    exit: isQueue ? 'queue' : 'mapping',
    source,
    keeper: 'stream',
  };
};
