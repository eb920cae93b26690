/** A durable function can have a dead-letter queue but no destinations, and a mapping waits no longer for it than for other functions. */
import { and, Known, map, not, or } from '../model/known';
import { DeliveryNode } from '../model/node';
import { allExits } from '../model/policy';
import { LONGEST_MAPPED_EXECUTION, LONGEST_MAPPED_EXECUTION_ON_INSTANCES } from '../sources/mapping/facts';
import { markName } from '../text/names';
import { Change } from './kit/change';
import { arnOfNode, setValue, unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { setsProperty } from './kit/hidden-sources';
import { report, location } from './kit/report';
import { describeNode, formatSeconds, prop, propTo } from './kit/wording';
import { allAsyncQualifiers, AsyncQualifier } from './queries/async-qualifiers';
import { limitsIfEmpty } from './remedies/invoke-config';

const PROPERTIES = { 'on-failure': 'DestinationConfig.OnFailure', 'on-success': 'DestinationConfig.OnSuccess' } as const;

export const durableFunctionHasNoDestinations = defineRule({
  id: 'durable-function-has-no-destinations',
  severity: 'error',
  harm: 'lost-on-failure',
  why: 'Lambda has no destinations for durable functions, and a mapping runs a durable function for at most 15 minutes, on Managed Instances 90.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/durable-invoking.html',
  hidden: { target: (delivery) => delivery.source.kind === 'async' && setsProperty(delivery, 'DestinationConfig') },
  check: (app) => [
    ...allAsyncQualifiers(app).flatMap((qualifier) => allExits(qualifier.delivery.policy).flatMap(({ by, to }) => (
      by !== 'on-failure' && by !== 'on-success' ? [] : report(
        location([{ declaredAt: qualifier.config }, PROPERTIES[by]]),
        qualifier.handler.durable,
        () => ({
          fact: `${describeNode(qualifier.handler)} is durable (${prop('DurableConfig')}), and its invoke config has ${prop(PROPERTIES[by])}`,
          consequence: 'Lambda has no destinations for durable functions, so the record of the event never arrives',
          fix: `Remove ${prop(PROPERTIES[by])}, and set ${prop('DeadLetterConfig')} of the function, which durable functions support`,
          changes: withoutDestination(qualifier, by, app.node(to)),
        }),
      )
    ))),
    ...app.mappings.flatMap((delivery) => {
      const handler = app.nodeOf('function', delivery.target.function);
      if (handler?.executionTimeout === 'none') return [];
      const longest = app.askHandler(delivery, ({ executionTimeout }) => executionTimeout);
      const isAbove = (most: number): Known<boolean> => map(longest, (seconds) => seconds !== 'none' && seconds > most);
      const onInstances = app.askHandler(delivery, ({ managedInstances }) => managedInstances);
      const most = onInstances === true ? LONGEST_MAPPED_EXECUTION_ON_INSTANCES : LONGEST_MAPPED_EXECUTION;
      return report(
        location([handler, 'DurableConfig.ExecutionTimeout'], [delivery, 'FunctionName']),
        and(
          app.askHandler(delivery, ({ durable }) => durable),
          isAbove(LONGEST_MAPPED_EXECUTION),
          or(not(onInstances), isAbove(LONGEST_MAPPED_EXECUTION_ON_INSTANCES)),
        ),
        () => ({
          fact: `A durable execution may take ${formatSeconds(longest)} (${prop('DurableConfig.ExecutionTimeout')}), and the mapping `
            + `${markName(delivery.id)} invokes the function`,
          consequence: `A mapping waits for the whole execution, at most ${formatSeconds(most)}: Lambda refuses it, `
            + 'and the stack does not deploy',
          fix: `Set ${propTo('DurableConfig.ExecutionTimeout', most)} or less, or let a function without ${prop('DurableConfig')} `
            + 'read the source and invoke this one asynchronously',
          changes: setValue(handler, 'DurableConfig.ExecutionTimeout', most),
        }),
      );
    }),
  ],
});

/** The function's dead-letter setting takes over the queue or topic for failed events. */
function withoutDestination(
  { handler, delivery }: AsyncQualifier, by: keyof typeof PROPERTIES, to: DeliveryNode | undefined,
): readonly Change[] {
  const keepsTarget = by === 'on-failure' && handler.deadLetter === 'none' && (to?.kind === 'queue' || to?.kind === 'topic');
  return [
    ...unsetValue(delivery, PROPERTIES[by]),
    ...limitsIfEmpty(delivery),
    ...(keepsTarget ? setValue(handler, 'DeadLetterConfig.TargetArn', arnOfNode(to)) : []),
  ];
}
