/** S3 sends notifications of up to 64 KB, and a queue for smaller messages rejects the larger ones. */
import { groupBy } from '../model/collections';
import { map } from '../model/known';
import { Link } from '../model/link';
import { LARGEST_NOTIFICATION } from '../sources/s3/facts';
import { eitherName } from '../text/words';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { Verdict } from './kit/finding';
import { GraphIndex, NodeOf } from './kit/graph-index';
import { location, report } from './kit/report';
import { describeNode, formatValue } from './kit/wording';

export const bucketNotificationFitsQueue = defineRule({
  id: 'bucket-notification-fits-queue',
  severity: 'warning',
  harm: 'nothing-arrives',
  why: 'SQS rejects a notification of S3 that is larger than the queue takes, and the event is lost.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html',
  hidden: { link: ({ by }) => by === 'notification' },
  check: (app) => {
    const notifying = app.graph.links.filter(({ by }) => by === 'notification');
    const byQueue = groupBy(notifying, ({ to }) => app.nodeOf('queue', to));
    return [...byQueue].flatMap(([queue, [first]]) => reportQueue(app, queue, first));
  },
});

/** Names the first of the buckets that notify the queue. */
function reportQueue(app: GraphIndex, queue: NodeOf<'queue'>, { from, declaredAt, property }: Link): readonly Verdict[] {
  const bucket = app.node(from);
  return report(
    location([queue, 'MaximumMessageSize'], [{ declaredAt }, property]),
    map(queue.maximumMessageSize, (bytes) => bytes < LARGEST_NOTIFICATION),
    () => ({
      fact: `${describeNode(queue)} takes messages of up to ${formatValue(queue.maximumMessageSize)} bytes, and `
        + `${bucket === undefined ? 'a bucket' : describeNode(bucket)} notifies it in messages of up to ${formatValue(LARGEST_NOTIFICATION)}`,
      consequence: 'SQS rejects the larger ones, and those events are lost',
      fix: `Set ${eitherName('MaximumMessageSize', 'maxMessageSizeBytes')} to ${LARGEST_NOTIFICATION} or more, or leave it out`,
      changes: setValue(queue, 'MaximumMessageSize', LARGEST_NOTIFICATION),
    }),
  );
}
