/** Provisioned pollers limit the concurrency too, and Lambda accepts only one of the two settings. */
import { and, map } from '../model/known';
import { unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { formatValue, prop } from './kit/wording';

export const pollersOrConcurrency = defineRule({
  id: 'pollers-or-concurrency',
  severity: 'error',
  harm: 'refused',
  why: 'Lambda refuses a mapping with both provisioned pollers and a maximum concurrency.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html',
  check: (app) => app.mappings.flatMap((delivery) => {
    const { maximum, provisionedPollers } = delivery.policy.concurrency;
    return report(
      location([delivery, 'ProvisionedPollerConfig']),
      and(map(maximum, (limit) => limit !== 'unset'), map(provisionedPollers, (pollers) => pollers !== 'unset')),
      () => ({
        fact: `The mapping has ${prop('ProvisionedPollerConfig')} and ${prop('ScalingConfig.MaximumConcurrency')} ${formatValue(maximum)}`,
        consequence: 'Lambda accepts only one of the two, and the stack does not deploy',
        fix: `Remove ${prop('ProvisionedPollerConfig')}, or remove ${prop('ScalingConfig')} and limit the pollers by ${prop('MaximumPollers')}`,
        changes: unsetValue(delivery, 'ProvisionedPollerConfig'),
      }),
    );
  }),
});
