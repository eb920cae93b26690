/** A durable function takes a dead-letter queue and no destinations, and a mapping waits for it no longer than for any other. */
import { and, map } from "../model/known";
import { DeliveryNode } from '../model/node';
import { Change } from './kit/change';
import { arnOfNode, setValue, unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { describeNode, formatSeconds } from './kit/wording';
import { allAsyncQualifiers, AsyncQualifier } from './queries/async-qualifiers';
import { setsProperty } from './queries/hidden-sources';
import { limitsThatRemain } from './remedies/invoke-config';

/** Seconds that a mapping waits for a whole execution. */
const LONGEST_FOR_MAPPING = 900;
const PROPERTIES = { 'on-failure': 'DestinationConfig.OnFailure', 'on-success': 'DestinationConfig.OnSuccess' } as const;

export const durableFunctionHasNoDestinations = defineRule({
  id: 'durable-function-has-no-destinations',
  severity: 'error',
  why: 'Lambda has no destinations for durable functions, and a mapping runs one for 15 minutes at most.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/durable-invoking.html',
  hidden: { target: (delivery) => delivery.source.kind === 'async' && setsProperty(delivery, 'DestinationConfig') },
  check: (app) => [
    ...allAsyncQualifiers(app).flatMap((lane) => [...lane.example.policy.exits.failure, ...lane.example.policy.exits.success].flatMap(({ by, to }) => (
      by !== 'on-failure' && by !== 'on-success' ? [] : report(
        location([{ declaredAt: lane.config }, PROPERTIES[by]]),
        lane.handler.durable,
        () => ({
          fact: `${describeNode(lane.handler)} is durable (DurableConfig), and its invoke config has ${PROPERTIES[by]}`,
          consequence: 'Lambda has no destinations for durable functions: the record of the event never arrives',
          fix: `Remove ${PROPERTIES[by]}, and set DeadLetterConfig of the function, which durable functions have`,
          changes: withoutDestination(lane, by, app.node(to)),
        }),
      )
    ))),
    ...app.mappings.flatMap((delivery) => {
      const longest = app.askHandler(delivery, ({ executionTimeout }) => executionTimeout);
      const handler = app.nodeOf('function', delivery.target.function);
      return report(
        location([handler, 'DurableConfig.ExecutionTimeout'], [delivery, 'FunctionName']),
        and(app.askHandler(delivery, ({ durable }) => durable), map(longest, (seconds) => seconds !== 'none' && seconds > LONGEST_FOR_MAPPING)),
        () => ({
          fact: `A durable execution may take ${formatSeconds(longest)} (DurableConfig.ExecutionTimeout), and a mapping, ${delivery.id}, invokes the function`,
          consequence: `A mapping waits for the whole execution, ${formatSeconds(LONGEST_FOR_MAPPING)} at most: Lambda refuses it, and the stack does not deploy`,
          fix: `Set DurableConfig.ExecutionTimeout to ${LONGEST_FOR_MAPPING} or less, or let a function without DurableConfig read the source and start this one`,
          changes: setValue(handler, 'DurableConfig.ExecutionTimeout', LONGEST_FOR_MAPPING),
        }),
      );
    }),
  ],
});

/** What fails goes on to the same queue or topic, which the function's dead-letter setting can name as well. */
function withoutDestination({ handler, example }: AsyncQualifier, by: keyof typeof PROPERTIES, to: DeliveryNode | undefined): readonly Change[] {
  const stays = by === 'on-failure' && handler.deadLetter === 'none' && (to?.kind === 'queue' || to?.kind === 'topic');
  return [
    ...unsetValue(example, PROPERTIES[by]),
    ...limitsThatRemain(example),
    ...(stays ? setValue(handler, 'DeadLetterConfig.TargetArn', arnOfNode(to)) : []),
  ];
}
