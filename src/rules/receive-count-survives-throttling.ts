/** SQS counts a receive even if Lambda throttles the batch, so a low maxReceiveCount sends healthy messages to the dead-letter queue. */
import { map } from '../model/known';
import { SAFE_MAX_RECEIVE_COUNT } from '../sources/sqs/facts';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { mayReadQueue } from './kit/hidden-sources';
import { report, location } from './kit/report';
import { describeNode, formatValue, prop } from './kit/wording';
import { sourceProperty } from './queries/reader-settings';

export const receiveCountSurvivesThrottling = defineRule({
  id: 'receive-count-survives-throttling',
  severity: 'warning',
  harm: 'doubled-or-blocked',
  why: 'Throttled receives count too, so a few throttles send a healthy message to the dead-letter queue.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  hidden: { source: mayReadQueue },
  check: (app) => app.reading('queue').flatMap(({ delivery, from: queue }) => {
    const { most } = delivery.policy.attempts;
    return report(
      location([queue, 'RedrivePolicy.maxReceiveCount'], [delivery, sourceProperty(delivery)]),
      map(most, (receives) => receives !== 'unlimited' && receives < SAFE_MAX_RECEIVE_COUNT),
      () => ({
        fact: `${describeNode(queue)} moves a message to the dead-letter queue after ${formatValue(most)} ${most === 1 ? 'receive' : 'receives'}, `
          + `below the ${SAFE_MAX_RECEIVE_COUNT} that AWS recommends`,
        consequence: 'Throttling alone, without any failed run, sends healthy messages to the dead-letter queue',
        fix: `Set ${prop('RedrivePolicy.maxReceiveCount')} to ${SAFE_MAX_RECEIVE_COUNT} or more`,
        changes: setValue(queue, 'RedrivePolicy.maxReceiveCount', SAFE_MAX_RECEIVE_COUNT),
      }),
    );
  }),
});
