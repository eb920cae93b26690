import { Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { AsyncInvocation } from '../../sources/async/async-invocation';
import { refuseOtherKinds } from '../../wiring/prop-kinds';
import { checkedProps } from '../../wiring/props';
import { refuse, whereIs } from '../../wiring/refuse';
import { refuseOtherSource } from '../../wiring/services/source-environment';
import { createExits } from '../exits';
import { refuseUnsupportedTriggerHandler } from '../supported-trigger-handler';
import { addRuleLink } from './bus-link';
import { createRule } from './create-rule';
import { refuseBadPattern } from './event-pattern';
import { RuleTriggerProps } from './rule-trigger-props';

/**
 * A function that a rule of an event bus invokes, for events that match a pattern or on a schedule. An event that
 * EventBridge cannot deliver ends in the dead-letter queue of the target, and one that the function fails to handle ends
 * in the failure exit of the function.
 *
 * The `events.Rule` is `node.defaultChild`.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html
 *
 * @example
 * new RuleTrigger(this, 'OrderPaid', {
 *   handler: alias,
 *   eventBus: bus,
 *   eventPattern: { source: ['shop'], detailType: ['OrderPaid'] },
 *   asynchronous: { onFailure: Destination.bucket(bucket) },
 * });
 */
@propertyInjectable
export class RuleTrigger extends Construct {
  /**
   * The id for injectors of default props, which `PropertyInjectors.of(scope).add()` registers.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-delivery.RuleTrigger';

  /**
   * The rule.
   */
  public readonly rule: events.IRule;

  /**
   * The dead-letter queue of the target, for events that EventBridge cannot deliver.
   */
  public readonly deliveryDeadLetterQueue: sqs.IQueue;

  /**
   * The alarm of `deliveryDeadLetterQueue`. Not set when that is not a `FailureQueue`, or its alarm is not enabled.
   */
  public readonly deliveryFailureAlarm?: cloudwatch.Alarm;

  /**
   * The asynchronous settings of the qualifier, shared by all its triggers. Not set when aws-cdk-lib made them from the
   * props of the function.
   */
  public readonly asyncInvocation?: AsyncInvocation;

  /**
   * @throws `DeliveryError` if AWS would reject a setting, two settings contradict each other, or the bus leads back to
   * itself
   */
  constructor(scope: Construct, id: string, props: RuleTriggerProps) {
    super(scope, id);
    props = checkedProps(this, props, { decidedAtSynth: ['enabled'] });
    const { handler, eventPattern, schedule, eventBus, ruleName, description, enabled } = props;
    refuseUnsupportedTriggerHandler(this, handler);
    refuseOtherKinds(this, props, {
      event: ['ruleInput', 'EventBridge would have nothing to send', 'leave event out for the event as it is on the bus'],
    });
    refuseNothingToMatch(this, props);
    refuseUnsupportedBus(this, props);
    if (eventPattern) {
      refuseBadPattern(this, eventPattern);
      addRuleLink(this, handler, eventPattern, eventBus);
    }
    const { queue, alarm, settings } = createExits(this, props, {
      service: 'EventBridge', region: Stack.of(this).region,
    });
    this.deliveryDeadLetterQueue = queue;
    this.deliveryFailureAlarm = alarm;
    this.asyncInvocation = settings;
    const bus = schedule === undefined ? eventBus : undefined; // the default bus, which aws-cdk-lib takes unnamed only
    const rule = createRule(this, this, { eventPattern, schedule, eventBus: bus, ruleName, description, enabled }, {
      ...props, deadLetterQueue: queue,
    });
    this.rule = rule;
    this.node.defaultChild = rule;
  }
}

function refuseNothingToMatch(trigger: Construct, { eventPattern, schedule }: RuleTriggerProps): void {
  if (eventPattern === undefined && schedule === undefined) {
    refuse(trigger, {
      prop: 'eventPattern',
      fact: 'and schedule are both left out',
      consequence: 'EventBridge rejects a rule that nothing triggers',
      fix: "Give an eventPattern such as { source: ['shop'] }, or a schedule such as events.Schedule.rate(Duration.hours(1))",
    });
  }
  if (schedule !== undefined && typeof schedule.expressionString !== 'string') {
    refuse(trigger, {
      prop: 'schedule',
      fact: 'is not an events.Schedule',
      consequence: 'EventBridge rejects the rule',
      fix: 'Give events.Schedule.rate(…), cron(…) or expression(…)',
    });
  }
}

function refuseUnsupportedBus(trigger: Construct, { eventBus, schedule }: RuleTriggerProps): void {
  if (eventBus === undefined) return;
  if (eventBus.eventBusArn === undefined) {
    refuse(trigger, {
      prop: 'eventBus',
      fact: 'is not an event bus',
      consequence: 'The rule would be on a different bus than intended',
      fix: 'Give an events.EventBus, or leave eventBus out for the default bus',
    });
  }
  if (schedule !== undefined && eventBus.eventBusName !== 'default') {
    refuse(trigger, {
      prop: 'schedule',
      fact: `is given for the bus ${whereIs(eventBus)}`,
      consequence: 'EventBridge has schedules on the default bus only, and rejects the rule',
      fix: 'Use a ScheduleTrigger, or leave eventBus out',
    });
  }
  const { account, region } = eventBus.env;
  refuseOtherSource(trigger, {
    prop: 'eventBus',
    construct: eventBus,
    account,
    region,
    reason: 'A rule is on a bus of its own account and Region, so EventBridge would look for a bus of that name here',
    fix: (there) => `Create a bus here and, in ${there}, a rule whose target is that bus: new targets.EventBus(bus)`,
  });
}
