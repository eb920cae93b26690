/** A shard serves a few readers at a time; one more slows all of them until records expire unread. */
import { Delivery } from '../model/delivery-graph';
import { DeliveryNode } from '../model/node';
import { Change } from './kit/change';
import { addResource, arnOfNode, arnOfAddedResource, setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { describeNode } from './kit/wording';
import { mayReadStream } from './queries/hidden-sources';
import { totalConcurrency, exceeds } from './queries/total-concurrency';

/** Two readers for a table; one where copies of it in other Regions read too. Five reads a second for a stream, of which a reader needs one. */
const TABLE_READERS = 2;
const REPLICATED_TABLE_READERS = 1;
const STREAM_READERS = 5;

export const shardHasRoomForReaders = defineRule({
  id: 'shard-has-room-for-readers',
  severity: 'warning',
  why: 'Readers beyond what a shard serves are throttled, with all the others, and fall behind until records expire.',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.Lambda.html',
  hidden: { source: mayReadStream },
  check: (app) => [...app.all('table'), ...app.all('stream')].flatMap((node) => {
    const readers = totalConcurrency(app.from(node.id).filter(({ policy }) => policy.mode === 'poll').map((delivery) => ({ delivery, amount: 1 })));
    const most = mostReaders(node);
    const tooMany = readers.sure.slice(most).map(({ delivery }) => delivery);
    const excess = tooMany[0] ?? readers.most[most]?.delivery;
    return excess === undefined ? [] : report(
      location([excess, 'EventSourceArn']),
      exceeds(readers, most),
      () => ({
        fact: `${describeNode(node)} is read by ${readers.sure.length} mappings, and each of its shards serves ${most}`,
        consequence: 'All of them are throttled and fall behind, and records expire before they are read',
        fix: node.kind === 'stream'
          ? `Give the readers enhanced fan-out consumers (AWS::Kinesis::StreamConsumer), or remove ${excess.id}`
          : `Let one function fan out to the others, through a topic or an event bus, and remove ${excess.id}, or set KinesisStreamSpecification`
            + ` of the table and let it read that stream, which has room for ${STREAM_READERS} but records of another shape`,
        changes: node.kind === 'stream' ? tooMany.flatMap((reader) => withConsumer(reader, node)) : [],
      }),
    );
  }),
});

/** A reader with a consumer has a share of the shard that is its alone. */
function withConsumer({ declaredAt }: Delivery, stream: DeliveryNode): readonly Change[] {
  if (declaredAt === undefined) return [];
  const consumer = addResource(declaredAt, 'Consumer', 'AWS::Kinesis::StreamConsumer', {
    ConsumerName: { 'Fn::Sub': `\${AWS::StackName}-${declaredAt.logicalId}` },
    StreamARN: arnOfNode(stream),
  });
  return [consumer, ...setValue(declaredAt, 'EventSourceArn', arnOfAddedResource(consumer))];
}

function mostReaders(node: DeliveryNode): number {
  if (node.kind !== 'table') return STREAM_READERS;
  return node.replicated === true ? REPLICATED_TABLE_READERS : TABLE_READERS;
}
