/** Every receive counts, also one whose batch Lambda could not run; a low count sends healthy messages to the dead-letter queue. */
import { SAFE_MAX_RECEIVE_COUNT } from '../sources/sqs/facts';
import { set } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { is, judge, place } from './kit/report';
import { named, say } from './kit/wording';
import { sourceProperty } from './queries/reader-settings';

export const receiveCountSurvivesThrottling = defineRule({
  id: 'receive-count-survives-throttling',
  severity: 'warning',
  why: 'Throttled receives count too, so that a few of them send a healthy message to the dead-letter queue.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  check: (app) => app.reading('queue').flatMap(({ delivery, from: queue }) => {
    const { most } = delivery.policy.attempts;
    return judge(
      place([queue, 'RedrivePolicy.maxReceiveCount'], [delivery, sourceProperty(delivery)]),
      is(most, (receives) => receives !== 'unlimited' && receives < SAFE_MAX_RECEIVE_COUNT),
      () => ({
        fact: `${named(queue)} gives a message up after ${say(most)} ${most === 1 ? 'receive' : 'receives'}, below the ${SAFE_MAX_RECEIVE_COUNT} that AWS advises`,
        consequence: 'Throttling alone, without any failed run, sends healthy messages to the dead-letter queue',
        fix: `Set RedrivePolicy.maxReceiveCount to ${SAFE_MAX_RECEIVE_COUNT} or more`,
        changes: set(queue, 'RedrivePolicy.maxReceiveCount', SAFE_MAX_RECEIVE_COUNT),
      }),
    );
  }),
});
