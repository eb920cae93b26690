/** A rule's trigger: pattern or schedule, bus, retries, input, dead-letter queue. */
import { CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { RuleTrigger } from '../../../src';
import { makeAlias, makeFunction } from '../../support/app';
import { Untyped } from '../../support/untyped';
import { ENV, newStack, onlyOf, refusal, resourcesOf } from '../../support/wired';

function ruleOf(props: Untyped, stack: Stack = newStack()): { stack: Stack; trigger: RuleTrigger; rule: Untyped } {
  const trigger = new RuleTrigger(stack, 'Trigger', { handler: makeAlias(makeFunction(stack)), ...props });
  return { stack, trigger, rule: onlyOf(stack, 'AWS::Events::Rule') };
}

test('the rule names the alias, its retries and its dead-letter queue', () => {
  const { stack, trigger, rule } = ruleOf({ eventPattern: { source: ['shop'], detailType: ['Paid'] } });
  expect(rule).toEqual({
    EventPattern: { 'source': ['shop'], 'detail-type': ['Paid'] },
    State: 'ENABLED',
    Targets: [{
      Id: 'Target0',
      Arn: { Ref: expect.stringMatching(/^FnLive/) },
      DeadLetterConfig: { Arn: stack.resolve(trigger.deliveryDeadLetterQueue.queueArn) },
      RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
    }],
  });
});

test('EventBridge may invoke the alias and write to the queue for this rule alone', () => {
  const { stack, trigger } = ruleOf({ eventPattern: { source: ['shop'] } });
  const arn = stack.resolve(trigger.rule.ruleArn);
  expect(onlyOf(stack, 'AWS::Lambda::Permission')).toEqual({
    Action: 'lambda:InvokeFunction', FunctionName: { Ref: expect.stringMatching(/^FnLive/) }, Principal: 'events.amazonaws.com', SourceArn: arn,
  });
  const [[, policy]] = Object.entries(resourcesOf(stack, 'AWS::SQS::QueuePolicy')).filter(([id]) => id.startsWith('Trigger'));
  expect(policy.Properties.PolicyDocument.Statement).toContainEqual(expect.objectContaining({
    Action: 'sqs:SendMessage', Principal: { Service: 'events.amazonaws.com' }, Condition: { ArnEquals: { 'aws:SourceArn': arn } },
  }));
});

test('every option is in the rule', () => {
  const stack = newStack();
  const { rule } = ruleOf({
    eventPattern: { source: events.Match.prefix('shop') },
    eventBus: new events.EventBus(stack, 'Bus'),
    ruleName: 'paid',
    description: 'An order is paid',
    enabled: false,
    event: events.RuleTargetInput.fromObject({ id: events.EventField.fromPath('$.detail.id') }),
    retryAttempts: 3,
    maxEventAge: Duration.hours(2),
  }, stack);
  expect(rule).toMatchObject({
    EventBusName: { Ref: expect.stringMatching(/^Bus/) },
    Name: 'paid',
    Description: 'An order is paid',
    State: 'DISABLED',
    EventPattern: { source: [{ prefix: 'shop' }] },
    Targets: [{
      RetryPolicy: { MaximumEventAgeInSeconds: 7_200, MaximumRetryAttempts: 3 },
      InputTransformer: { InputPathsMap: { 'detail-id': '$.detail.id' } },
    }],
  });
});

test('a schedule, and the default bus by its name', () => {
  expect(ruleOf({ schedule: events.Schedule.rate(Duration.hours(1)) }).rule.ScheduleExpression).toBe('rate(1 hour)');
  const stack = newStack();
  const eventBus = events.EventBus.fromEventBusName(stack, 'Default', 'default');
  expect(ruleOf({ eventBus, schedule: events.Schedule.rate(Duration.hours(1)) }, stack).rule.ScheduleExpression).toBe('rate(1 hour)');
});

test('a pattern that is known only at deployment passes unread', () => {
  const stack = newStack();
  const source = new CfnParameter(stack, 'Source').valueAsString;
  expect(ruleOf({ eventPattern: { source: [source] } }, stack).rule.EventPattern).toEqual({ source: [{ Ref: 'Source' }] });
});

test.each<[string, (stack: Stack) => Untyped, RegExp]>([
  ['nothing to match', () => ({}), /eventPattern and schedule are both left out/],
  ['an empty pattern', () => ({ eventPattern: {} }), /eventPattern is empty/],
  ['a pattern that is text', () => ({ eventPattern: 'shop' }), /eventPattern is not an object/],
  ['a pattern with text in place of a list', () => ({ eventPattern: { source: 'shop' } }), /eventPattern has/],
  ['a key that no event has', () => ({ eventPattern: { sauce: ['shop'] } }), /eventPattern .*sauce/],
  ['a pattern that is too long', () => ({ eventPattern: { source: ['x'.repeat(5_000)] } }), /characters, above the most of 4,096/],
  ['a schedule that is text', () => ({ schedule: 'rate(1 hour)' }), /schedule is not an events\.Schedule/],
  ['a bus that is text', () => ({ eventPattern: { source: ['shop'] }, eventBus: 'bus' }), /eventBus is not an event bus/],
  ['a schedule on a bus', (stack) => ({ schedule: events.Schedule.rate(Duration.hours(1)), eventBus: new events.EventBus(stack, 'Bus') }),
    /schedule is given for the bus Shop\/Bus\. EventBridge has schedules on the default bus only.*ScheduleTrigger/],
  ['a bus of another account', (stack) => ({ eventPattern: { source: ['shop'] }, eventBus: busOf(stack, ENV.region, '444455556666') }),
    /eventBus Shop\/Bus is in account 444455556666, but Shop\/Trigger is deployed to 111122223333\..*in account 444455556666, a rule whose target is that bus/],
  ['a bus of another Region', (stack) => ({ eventPattern: { source: ['shop'] }, eventBus: busOf(stack, 'us-east-1') }), /is in Region us-east-1/],
  ['too many retries', () => ({ eventPattern: { source: ['shop'] }, retryAttempts: 186 }), /retryAttempts is 186, above the maximum of 185 retries/],
  ['too short an age', () => ({ eventPattern: { source: ['shop'] }, maxEventAge: Duration.seconds(59) }), /maxEventAge is 59, below the minimum of 60 seconds/],
])('%s is refused', (_, props, message) => {
  const stack = newStack();
  expect(refusal(() => ruleOf(props(stack), stack))).toMatch(message);
});

function busOf(stack: Stack, region: string, account = ENV.account): events.IEventBus {
  return events.EventBus.fromEventBusArn(stack, 'Bus', `arn:aws:events:${region}:${account}:event-bus/shop`);
}
