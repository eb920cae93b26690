/** Records the link from a bus to a function, for the records that the pattern of the rule matches. */
import * as events from 'aws-cdk-lib/aws-events';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { matchesRecord } from '../../../patterns/event-pattern';
import { asyncNode, resourceNode } from '../../wiring/chains/chain-node';
import { addLink } from '../../wiring/chains/links';
import { patternText } from './event-pattern';

export function addRuleLink(
  trigger: Construct, handler: lambda.IFunction, pattern: events.EventPattern, eventBus: events.IEventBus | undefined,
): void {
  if (eventBus === undefined) return;
  const text = patternText(trigger, pattern);
  addLink(trigger, 'eventPattern', {
    from: resourceNode('event bus', eventBus, eventBus.eventBusArn),
    to: asyncNode(handler),
    by: trigger,
    passes: (outcome) => text !== undefined && matchesRecord(text, outcome) === true,
  });
}
