/** A RedriveAllowPolicy of a dead-letter queue can exclude its source queue, by `denyAll` or by a list without that queue. */
import { and, isUnknown, map } from '../model/known';
import { markName } from '../text/names';
import { unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { mayReadOwnQueue } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { describeNode, prop } from './kit/wording';
import { redrivingQueues } from './queries/redrives';

export const deadLetterQueueTakesItsSource = defineRule({
  id: 'dead-letter-queue-takes-its-source',
  severity: 'error',
  harm: 'refused',
  why: 'SQS refuses a dead-letter queue whose RedriveAllowPolicy excludes the source queue.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html',
  hidden: { source: mayReadOwnQueue },
  check: (app) => redrivingQueues(app).flatMap(({ queue, to }) => {
    const sources = app.ask('queue', to, (node) => node.redriveSources);
    // The condition covers unknown sources.
    const listed = sources === 'all' || isUnknown(sources) ? [] : sources;
    return report(
      location([queue, 'RedrivePolicy.deadLetterTargetArn']),
      and(map(sources, (known) => known !== 'all'), ...listed.map((source) => map(source, (id) => id !== queue.id))),
      () => {
        const node = app.nodeOf('queue', to);
        const deadLetters = describeNode(node ?? queue);
        return {
          fact: `${deadLetters}, the dead-letter queue of ${describeNode(queue)}, accepts messages from `
            + `${listed.length === 0 ? 'no queue' : `${markName(listed.join(', '))} only`} (${prop('RedriveAllowPolicy')})`,
          consequence: 'SQS refuses the redrive policy, and the stack does not deploy',
          fix: `Remove ${prop('RedriveAllowPolicy')} from ${deadLetters}, or set it to byQueue and add the literal ARN of `
            + `${describeNode(queue)} to ${prop('sourceQueueArns')}`,
          changes: unsetValue(node, 'RedriveAllowPolicy'),
        };
      },
    );
  }),
});
