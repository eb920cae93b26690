/** A dead-letter queue may say which queues it takes messages from: `denyAll` and a list without the queue shut it out. */
import { and, isUnknown, map } from '../model/known';
import { unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { describeNode } from './kit/wording';
import { mayReadQueue } from './queries/hidden-sources';
import { redrivingQueues } from './queries/redrives';

export const deadLetterQueueTakesItsSource = defineRule({
  id: 'dead-letter-queue-takes-its-source',
  severity: 'error',
  why: 'SQS lets a queue have only such a dead-letter queue as takes messages from it.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html',
  hidden: { source: mayReadQueue },
  check: (app) => redrivingQueues(app).flatMap(({ queue, to }) => {
    const sources = app.ask('queue', to, (node) => node.redriveSources);
    // The first condition tells hidden sources.
    const listed = sources === 'all' || isUnknown(sources) ? [] : sources;
    return report(
      location([queue, 'RedrivePolicy.deadLetterTargetArn']),
      and(map(sources, (known) => known !== 'all'), ...listed.map((source) => map(source, (id) => id !== queue.id))),
      () => {
        const node = app.nodeOf('queue', to);
        const deadLetters = describeNode(node ?? queue);
        return {
          fact: `${deadLetters}, the dead-letter queue of ${describeNode(queue)}, takes messages from ${listed.length === 0 ? 'no queue' : `${listed.join(', ')} alone`}: so says its RedriveAllowPolicy`,
          consequence: 'SQS refuses the redrive policy, and the stack does not deploy',
          fix: `Remove RedriveAllowPolicy from ${deadLetters}, or set it to byQueue with the ARN of ${describeNode(queue)}, written out, among sourceQueueArns`,
          changes: unsetValue(node, 'RedriveAllowPolicy'),
        };
      },
    );
  }),
});
