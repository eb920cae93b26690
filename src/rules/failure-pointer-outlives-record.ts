/** A failure queue of a stream keeps pointers; once the stream has forgotten the records they point at nothing. */
import { mapAll } from "../model/known";
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { describeNode, formatSeconds } from './kit/wording';
import { withFailureBucket } from './queries/failure-settings';
import { mayReadStream, setsProperty } from './queries/hidden-sources';
import { isLane } from './queries/lanes';

export const failurePointerOutlivesRecord = defineRule({
  id: 'failure-pointer-outlives-record',
  severity: 'info',
  why: 'A queue or topic is told where on the stream the failed records are, not the records, and the stream forgets them.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html',
  hidden: {
    source: (mapping) => mayReadStream(mapping) && setsProperty(mapping, 'DestinationConfig'),
    exit: (exit, delivery) => isLane(delivery) && exit.by === 'on-failure',
  },
  check: (app) => app.mappings.filter(isLane).flatMap((delivery) => delivery.policy.exits.failure.flatMap((exit) => {
    const queue = exit.carries === 'pointer' ? app.nodeOf('queue', exit.to) : undefined;
    const { retention } = delivery.policy;
    return queue === undefined ? [] : report(
      location([delivery, 'DestinationConfig.OnFailure.Destination']),
      mapAll([queue.retention, retention], (kept, onStream) => kept > onStream),
      () => ({
        fact: `${describeNode(queue)} keeps pointers to failed records for ${formatSeconds(queue.retention)}, and the records expire after ${formatSeconds(retention)}`,
        consequence: 'A pointer that is looked at later than that leads to records that are gone',
        fix: 'Set DestinationConfig.OnFailure.Destination to a bucket, which keeps the records themselves, or keep records longer on the stream',
        changes: withFailureBucket(delivery),
      }),
    );
  })),
});
