/** Reads a mapping that polls a Kinesis stream, directly or through an enhanced fan-out consumer. */
import { isUnknown, Known, unknown } from '../../model/known';
import { DeliveryNode } from '../../model/node';
import { streamReader } from '../../resources/stream/read';
import { streamConsumerReader } from '../../resources/stream-consumer/read';
import { DeliveryToRead, SourceReader, SourceNeed } from '../source-reader';
import { streamPolicy } from '../stream/policy';
import {
  KINESIS_ADVISED_ACTIONS, KINESIS_CONSUME_ACTIONS, KINESIS_DESCRIBE, KINESIS_SUBSCRIBE_ACTIONS,
} from './facts';

export const kinesisSource: SourceReader = {
  kind: 'kinesis',
  polls: ['stream', 'stream-consumer'],
  nodes: [streamReader, streamConsumerReader],
  needs,
  keptIn: (source) => (source.kind === 'stream-consumer' ? source.stream : undefined),
  policy: (delivery) => streamPolicy(delivery, retentionOf(delivery)),
};

/** With a consumer, Lambda subscribes to the consumer and describes its stream. What is hidden may be either. */
function needs(source: DeliveryNode | undefined): readonly SourceNeed[] | undefined {
  if (source === undefined) return undefined;
  if (source.kind !== 'stream-consumer') return KINESIS_CONSUME_ACTIONS.map((action) => need(action, isAdvised(action)));
  return [
    ...KINESIS_CONSUME_ACTIONS.map((action) => ({
      ...need(action, isAdvised(action) || action === KINESIS_DESCRIBE), on: source.stream,
    })),
    ...KINESIS_SUBSCRIBE_ACTIONS.map((action) => ({ action })),
  ];
}

function isAdvised(action: string): boolean {
  return KINESIS_ADVISED_ACTIONS.has(action);
}

function need(action: string, advised: boolean): SourceNeed {
  return advised ? { action, advised } : { action };
}

function retentionOf({ source, nodes, hidden = unknown('no stream') }: DeliveryToRead): Known<number> {
  if (source?.kind === 'stream') return source.retention;
  if (source?.kind !== 'stream-consumer') return hidden;
  if (isUnknown(source.stream)) return source.stream;
  const stream = nodes.read(source.stream);
  return stream.kind === 'stream' ? stream.retention : unknown('a consumer whose source is no stream');
}
