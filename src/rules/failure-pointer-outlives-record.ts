/** A failure queue of a stream contains only pointers to the records, which are useless after the records expire on the stream. */
import { Delivery } from '../model/delivery-graph';
import { mapAll } from '../model/known';
import { Exit } from '../model/policy';
import { defineRule } from './kit/define-rule';
import { mayReadStream, setsProperty } from './kit/hidden-sources';
import { report, location } from './kit/report';
import { describeNode, formatSeconds, prop } from './kit/wording';
import { withFailureBucket } from './queries/failure-settings';
import { hasBlockingLanes } from './queries/lanes';

export const failurePointerOutlivesRecord = defineRule({
  id: 'failure-pointer-outlives-record',
  severity: 'info',
  harm: 'worth-knowing',
  why: 'A queue or topic receives only the position of the failed records on the stream, where the records expire.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html',
  hidden: {
    source: (mapping) => mayReadStream(mapping) && setsProperty(mapping, 'DestinationConfig'),
    exit: (exit, delivery) => hasBlockingLanes(delivery) && exit.by === 'on-failure',
  },
  check: (app) => app.mappings.filter(hasBlockingLanes).flatMap((delivery) => pointersOf(delivery).flatMap(({ to }) => {
    const queue = app.nodeOf('queue', to);
    const { retention } = delivery.policy;
    return queue === undefined ? [] : report(
      location([delivery, 'DestinationConfig.OnFailure.Destination']),
      mapAll([queue.retention, retention], (kept, onStream) => kept > onStream),
      () => ({
        fact: `${describeNode(queue)} keeps pointers to failed records for ${formatSeconds(queue.retention)}, and the records expire after ${formatSeconds(retention)}`,
        consequence: 'After that, a pointer leads to records that no longer exist',
        fix: `Set ${prop('DestinationConfig.OnFailure.Destination')} to a bucket, which receives the records themselves, or keep records longer on the stream`,
        changes: withFailureBucket(delivery),
      }),
    );
  })),
});

function pointersOf({ policy }: Delivery): readonly Exit[] {
  return policy.exits.failure.filter(({ carries }) => carries === 'pointer');
}
