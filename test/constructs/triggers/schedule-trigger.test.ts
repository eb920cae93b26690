/** A schedule's trigger: its role, group, window, retries and dead-letter queue. */
import { App, Duration, Stack, TimeZone } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import { FailureQueue, ScheduleTrigger } from '../../../src';
import { makeAlias, makeFunction } from '../../support/app';
import { Untyped } from '../../support/untyped';
import { ENV, newStack, onlyOf, refusal, resourcesOf, statementsOf, warningsOf } from '../../support/wired';

const HOURLY = scheduler.ScheduleExpression.rate(Duration.hours(1));

function scheduleOf(props: Untyped = {}, stack: Stack = newStack()): { stack: Stack; trigger: ScheduleTrigger; schedule: Untyped } {
  const trigger = new ScheduleTrigger(stack, 'Trigger', { handler: makeAlias(makeFunction(stack)), schedule: HOURLY, ...props });
  return { stack, trigger, schedule: onlyOf(stack, 'AWS::Scheduler::Schedule') };
}

const groupArn = (group: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:scheduler:${ENV.region}:${ENV.account}:schedule-group/${group}`]] });

test('the schedule names the alias, its retries and its dead-letter queue, and waits for the role', () => {
  const { stack, trigger, schedule } = scheduleOf();
  expect(schedule).toMatchObject({
    ScheduleExpression: 'rate(1 hour)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    State: 'ENABLED',
    Target: {
      Arn: { Ref: expect.stringMatching(/^FnLive/) },
      RoleArn: stack.resolve(trigger.role.roleArn),
      RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
      DeadLetterConfig: { Arn: stack.resolve(trigger.deliveryDeadLetterQueue.queueArn) },
    },
  });
  const [resource] = Object.values(resourcesOf(stack, 'AWS::Scheduler::Schedule'));
  expect(resource.DependsOn).toEqual([expect.stringMatching(/^TriggerRoleDefaultPolicy/)]);
  expect(Object.keys(resourcesOf(stack, 'AWS::Lambda::Permission'))).toEqual([]);
});

test('the role may invoke this alias and write to this queue, for schedules of this group of this account', () => {
  const { stack, trigger } = scheduleOf();
  expect(statementsOf(stack, trigger.role)).toEqual([
    { Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: { Ref: expect.stringMatching(/^FnLive/) } },
    { Action: 'sqs:SendMessage', Effect: 'Allow', Resource: stack.resolve(trigger.deliveryDeadLetterQueue.queueArn) },
  ]);
  const [[, role]] = Object.entries(resourcesOf(stack, 'AWS::IAM::Role')).filter(([id]) => id.startsWith('TriggerRole'));
  expect(role.Properties.AssumeRolePolicyDocument.Statement).toEqual([{
    Action: 'sts:AssumeRole',
    Effect: 'Allow',
    Principal: { Service: 'scheduler.amazonaws.com' },
    Condition: { StringEquals: { 'aws:SourceAccount': ENV.account }, ArnEquals: { 'aws:SourceArn': groupArn('default') } },
  }]);
});

test('every option is in the schedule', () => {
  const stack = newStack();
  const scheduleGroup = new scheduler.ScheduleGroup(stack, 'Group', { scheduleGroupName: 'shop' });
  const key = new kms.Key(stack, 'Key');
  const { schedule, trigger } = scheduleOf({
    schedule: scheduler.ScheduleExpression.cron({ hour: '3', minute: '0', timeZone: TimeZone.EUROPE_VIENNA }),
    scheduleGroup,
    key,
    scheduleName: 'nightly',
    description: 'Each night',
    timeWindow: scheduler.TimeWindow.flexible(Duration.minutes(30)),
    start: new Date('2027-01-01T00:00:00Z'),
    end: new Date('2028-01-01T00:00:00Z'),
    enabled: false,
    input: scheduler.ScheduleTargetInput.fromObject({ job: 'clean' }),
    retryAttempts: 3,
    maxEventAge: Duration.hours(2),
  }, stack);
  expect(schedule).toMatchObject({
    GroupName: 'shop',
    Name: 'nightly',
    Description: 'Each night',
    ScheduleExpressionTimezone: 'Europe/Vienna',
    FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 30 },
    StartDate: '2027-01-01T00:00:00.000Z',
    EndDate: '2028-01-01T00:00:00.000Z',
    State: 'DISABLED',
    KmsKeyArn: stack.resolve(key.keyArn),
    Target: { Input: '{"job":"clean"}', RetryPolicy: { MaximumEventAgeInSeconds: 7_200, MaximumRetryAttempts: 3 } },
  });
  expect(statementsOf(stack, trigger.role)).toContainEqual({ Action: 'kms:Decrypt', Effect: 'Allow', Resource: stack.resolve(key.keyArn) });
});

test('a customer managed key of the queue is allowed to the role', () => {
  const stack = newStack();
  const encryptionMasterKey = new kms.Key(stack, 'Key');
  const { trigger } = scheduleOf({ deadLetterQueue: new FailureQueue(stack, 'Queue', { encryptionMasterKey }) }, stack);
  expect(statementsOf(stack, trigger.role)).toContainEqual({
    Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Effect: 'Allow', Resource: stack.resolve(encryptionMasterKey.keyArn),
  });
});

test('a role that this app cannot change gets a warning with each statement', () => {
  const stack = newStack();
  scheduleOf({ role: iam.Role.fromRoleArn(stack, 'Given', 'arn:aws:iam::444455556666:role/scheduler') }, stack);
  expect(warningsOf(stack).join()).toMatch(/cannot change the role Shop\/Given.*lambda:InvokeFunction/);
  expect(warningsOf(stack).join()).toMatch(/cannot change the role Shop\/Given.*sqs:SendMessage/);
});

test.each<[string, Untyped, RegExp]>([
  ['no schedule', { schedule: undefined }, /schedule is left out/],
  ['a schedule that is text', { schedule: 'rate(1 hour)' }, /schedule is not a scheduler\.ScheduleExpression/],
  ['a long name', { scheduleName: 'x'.repeat(65) }, /scheduleName is "x+", 65 characters/],
  ['a name with a blank', { scheduleName: 'a b' }, /scheduleName is "a b", 3 characters/],
  ['a start that is text', { start: '2027' }, /start is not a date/],
  ['an end before the start', { start: new Date(2_000), end: new Date(1_000) }, /end is 1970-01-01T00:00:01\.000Z, not after the start/],
  ['a window that is a duration', { timeWindow: Duration.minutes(5) }, /timeWindow is not a scheduler\.TimeWindow/],
  ['too many retries', { retryAttempts: 186 }, /retryAttempts is 186, above the maximum of 185 retries/],
])('%s is refused', (_, props, message) => {
  expect(refusal(() => scheduleOf(props))).toMatch(message);
});

test('a group of another Region is refused', () => {
  const app = new App();
  const there = new Stack(app, 'There', { env: { ...ENV, region: 'us-east-1' } });
  const scheduleGroup = new scheduler.ScheduleGroup(there, 'Group', { scheduleGroupName: 'shop' });
  expect(refusal(() => scheduleOf({ scheduleGroup }, newStack('Shop', app)))).toMatch(/scheduleGroup There\/Group is in Region us-east-1/);
});

test('the role may invoke $LATEST by both of its names', () => {
  const stack = newStack();
  const { trigger } = scheduleOf({ handler: makeFunction(stack, 'Latest').latestVersion }, stack);
  const { Resource } = (statementsOf(stack, trigger.role) as Untyped[]).find(({ Action }) => Action === 'lambda:InvokeFunction');
  const arn = { 'Fn::GetAtt': [expect.stringMatching(/^Latest/), 'Arn'] };
  expect(Resource).toEqual([arn, { 'Fn::Join': ['', [arn, ':$LATEST']] }]);
});
