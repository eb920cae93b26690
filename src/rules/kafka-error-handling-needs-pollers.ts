/** For Kafka, Lambda documents the error handling settings for provisioned mode only. */
import { and, map, not, or } from '../model/known';
import { joinWithAnd } from '../text/lists';
import { either } from '../text/words';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { isPolicyHidden, mayRead, setsProperty } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { isNeutral, settingOf } from './kit/settings';
import { prop } from './kit/wording';

const NEEDS_POLLERS: readonly string[] = [
  'MaximumRetryAttempts', 'MaximumRecordAgeInSeconds', 'BisectBatchOnFunctionError', 'FunctionResponseTypes',
];

export const kafkaErrorHandlingNeedsPollers = defineRule({
  id: 'kafka-error-handling-needs-pollers',
  severity: 'warning',
  harm: 'refused',
  why: 'For Kafka, AWS documents retries, record age, splitting and a topic as on-failure destination for provisioned pollers only.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/kafka-retry-configurations.html',
  hidden: {
    source: (mapping) => (
      isPolicyHidden(mapping) && mayRead(mapping, 'kafka') && setsProperty(mapping, ...NEEDS_POLLERS)
      && !setsProperty(mapping, 'ProvisionedPollerConfig')
    ),
  },
  check: (app) => app.mappings.filter(({ source }) => source.kind === 'kafka').flatMap((delivery) => {
    const { provisionedPollers } = delivery.policy.concurrency;
    const given = NEEDS_POLLERS.flatMap((property) => settingOf(delivery, property) ?? [])
      .filter((setting) => isNeutral(setting) !== true);
    const isGiven = or(...given.map((setting) => not(isNeutral(setting))));
    const settings = given.map(({ property }) => NEEDS_POLLERS.find((name) => property.startsWith(name)) ?? property);
    const toTopic = delivery.policy.exits.failure.some(({ to }) => app.nodeOf('kafka-topic', to) !== undefined);
    const requiring = [...settings, ...(toTopic ? ['a topic as DestinationConfig.OnFailure'] : [])];
    return requiring.length === 0 ? [] : report(
      location([delivery, 'ProvisionedPollerConfig']),
      and(map(provisionedPollers, (pollers) => pollers === 'unset'), toTopic || isGiven),
      () => ({
        fact: `The mapping reads Kafka with ${joinWithAnd(requiring.map(prop))} and without ${prop('ProvisionedPollerConfig')}`,
        consequence: 'Lambda documents these for provisioned mode only: it may refuse the mapping, or retry a failed batch without end',
        fix: `Set ${prop('ProvisionedPollerConfig')}, for example ${either('MinimumPollers 1', '{ minimumPollers: 1 }', 'minimumPollers')}`,
        changes: setValue(delivery, 'ProvisionedPollerConfig.MinimumPollers', 1),
      }),
    );
  }),
});
