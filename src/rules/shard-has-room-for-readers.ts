/** A shard supports a few readers. More readers are throttled, and records expire unread. */
import { Delivery } from '../model/delivery-graph';
import { DeliveryNode } from '../model/node';
import { markName } from '../text/names';
import { either } from '../text/words';
import { Change } from './kit/change';
import { addResource, arnOfAddedResource, arnOfNode, setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { mayRead, oncePerApp } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { describeNode, prop } from './kit/wording';
import { exceeds, totalConcurrency } from './queries/total-concurrency';

/** DynamoDB supports two readers, and one for a global table, whose replication reads too. Kinesis supports five reads per second, one per reader. */
const TABLE_READERS = 2;
const REPLICATED_TABLE_READERS = 1;
const STREAM_READERS = 5;

export const shardHasRoomForReaders = defineRule({
  id: 'shard-has-room-for-readers',
  severity: 'warning',
  harm: 'doubled-or-blocked',
  why: 'If a shard has more readers than it supports, all readers are throttled and fall behind until records expire.',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.Lambda.html',
  hidden: { source: (mapping, app) => mayRead(mapping, 'kinesis', 'dynamodb') && mayFillShard(mapping, app) },
  check: (app) => [...app.all('table'), ...app.all('stream')].flatMap((node) => {
    const polling = app.from(node.id).filter(({ policy }) => policy.mode === 'poll');
    const readers = totalConcurrency(polling.map((delivery) => ({ delivery, amount: 1 })));
    const max = maxReaders(node);
    const tooMany = readers.lowerBound.slice(max).map(({ delivery }) => delivery);
    const excess = tooMany[0] ?? readers.upperBound[max]?.delivery;
    return excess === undefined ? [] : report(
      location([excess, 'EventSourceArn']),
      exceeds(readers, max),
      () => ({
        fact: `${readers.lowerBound.length} mappings read ${describeNode(node)}, and each of its shards supports ${max}`,
        consequence: 'All readers are throttled and fall behind, and records expire before Lambda reads them',
        fix: node.kind === 'stream'
          ? `Give the readers enhanced fan-out consumers (${either('AWS::Kinesis::StreamConsumer', 'StreamConsumer')}), or remove ${markName(excess.id)}`
          : `Let one function fan out to the others through a topic or an event bus, and remove ${markName(excess.id)}, or set ${prop('KinesisStreamSpecification')} `
            + `of the table and let it read that stream, which supports ${STREAM_READERS} readers but has another record format`,
        changes: node.kind === 'stream' ? tooMany.flatMap((reader) => withConsumer(reader, node)) : [],
      }),
    );
  }),
});

/** A reader with an enhanced fan-out consumer has its own throughput. */
function withConsumer({ declaredAt }: Delivery, stream: DeliveryNode): readonly Change[] {
  if (declaredAt === undefined) return [];
  const consumer = addResource(declaredAt, 'Consumer', 'AWS::Kinesis::StreamConsumer', {
    ConsumerName: { 'Fn::Sub': `\${AWS::StackName}-${declaredAt.logicalId}` },
    StreamARN: arnOfNode(stream),
  });
  return [consumer, ...setValue(declaredAt, 'EventSourceArn', arnOfAddedResource(consumer))];
}

/** Whether a stream may have too many readers if the hidden source of a mapping is that stream. */
function mayFillShard({ source }: Delivery, app: GraphIndex): boolean {
  return mayBeFull(app) || (source.mayBeOwn === true && readersOf(app) > REPLICATED_TABLE_READERS);
}

const mayBeFull = oncePerApp((app) => {
  const isReplicated = app.all('table').some(({ replicated }) => replicated !== false);
  return readersOf(app) > (isReplicated ? REPLICATED_TABLE_READERS : TABLE_READERS);
});

function readersOf(app: GraphIndex): number {
  return app.readers.filter((reader) => mayRead(reader, 'kinesis', 'dynamodb')).length;
}

function maxReaders(node: DeliveryNode): number {
  if (node.kind !== 'table') return STREAM_READERS;
  return node.replicated === true ? REPLICATED_TABLE_READERS : TABLE_READERS;
}
