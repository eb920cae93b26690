/** A dead-letter queue of another account of the app: EventBridge writes there if its policy allows the rule. */
import { App, Duration, PhysicalName, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { FailureQueue, RuleTrigger, S3Trigger, ScheduleTrigger, SnsTrigger } from '../../../src';
import { makeFunction, WITHOUT_CHECKS } from '../../support/app';
import { refusalOf } from '../../support/refusal';
import { Untyped } from '../../support/untyped';
import { ENV, newStack, onlyOf, resourcesOf, warningsOf } from '../../support/wired';

const OTHER = '444455556666';

function stacks(): { there: Stack; here: Stack } {
  const app = new App({ context: WITHOUT_CHECKS });
  return { there: new Stack(app, 'There', { env: { ...ENV, account: OTHER } }), here: newStack('Here', app) };
}

/** The ARNs of sources that the policy of the queue admits, as text. */
function admitted(there: Stack): string[] {
  const { Statement } = onlyOf(there, 'AWS::SQS::QueuePolicy').PolicyDocument;
  return Statement.filter(({ Effect }: Untyped) => Effect === 'Allow').map(({ Condition }: Untyped) => textOf(Condition.ArnEquals['aws:SourceArn']));
}

function textOf(arn: Untyped): string {
  return typeof arn === 'string' ? arn : arn['Fn::Join'][1].map((part: Untyped) => (typeof part === 'string' ? part : 'aws')).join('');
}

function nameOfRule(here: Stack): string {
  return onlyOf(here, 'AWS::Events::Rule').Name;
}

describe('the queue of a rule', () => {
  const ruleTo = (here: Stack, queue: sqs.IQueue, props: object = {}) => new RuleTrigger(here, 'Trigger', {
    handler: makeFunction(here), eventPattern: { source: ['shop'] }, deadLetterQueue: queue, ...props,
  });

  test('with a name is taken, and admits the rule by a generated name', () => {
    const { there, here } = stacks();
    ruleTo(here, new FailureQueue(there, 'Queue', { queueName: 'failed' }));
    expect(admitted(there)).toEqual([`arn:aws:events:${ENV.region}:${ENV.account}:rule/${nameOfRule(here)}`]);
    expect(nameOfRule(here)).toMatch(/^here/);
    expect([there.dependencies, here.dependencies]).toEqual([[], []]);
  });

  test('admits a rule by its own name, and on its bus', () => {
    const { there, here } = stacks();
    const eventBus = new events.EventBus(here, 'Bus', { eventBusName: 'shop' });
    ruleTo(here, new FailureQueue(there, 'Queue', { queueName: PhysicalName.GENERATE_IF_NEEDED }), { eventBus, ruleName: 'paid' });
    expect(admitted(there)).toEqual([`arn:aws:events:${ENV.region}:${ENV.account}:rule/shop/paid`]);
  });

  test('admits a rule on a bus whose name is generated', () => {
    const { there, here } = stacks();
    ruleTo(here, new FailureQueue(there, 'Queue', { queueName: 'failed' }), { eventBus: new events.EventBus(here, 'Bus'), ruleName: 'paid' });
    expect(admitted(there)).toEqual([`arn:aws:events:${ENV.region}:${ENV.account}:rule/*/paid`]);
  });

  test('without a name is refused with the way out', () => {
    const { there, here } = stacks();
    expect(refusalOf(() => ruleTo(here, new FailureQueue(there, 'Queue'))))
      .toMatch(/^Here\/Trigger: deadLetterQueue There\/Queue has no queueName, and is in account 444455556666, but .* Give it a queueName/);
  });

  test('with a key of its own admits the rules of the account that has the rule', () => {
    const { there, here } = stacks();
    ruleTo(here, new FailureQueue(there, 'Queue', { queueName: 'failed', encryptionMasterKey: new kms.Key(there, 'Key') }));
    const { Statement } = onlyOf(there, 'AWS::KMS::Key').KeyPolicy;
    expect(textOf(Statement.find(({ Principal }: Untyped) => Principal.Service === 'events.amazonaws.com').Condition.ArnLike['aws:SourceArn']))
      .toBe(`arn:aws:events:${ENV.region}:${ENV.account}:*`);
  });
});

test('the rules of a bucket are named for a queue of another account', () => {
  const { there, here } = stacks();
  new S3Trigger(here, 'Trigger', {
    handler: makeFunction(here), bucket: new s3.Bucket(here, 'Bucket'), deadLetterQueue: new FailureQueue(there, 'Queue', { queueName: 'failed' }),
  });
  expect(admitted(there)).toEqual([`arn:aws:events:${ENV.region}:${ENV.account}:rule/${nameOfRule(here)}`]);
});

describe('the queue of a schedule', () => {
  const scheduleTo = (here: Stack, queue: sqs.IQueue, props: object = {}) => new ScheduleTrigger(here, 'Trigger', {
    handler: makeFunction(here), schedule: scheduler.ScheduleExpression.rate(Duration.hours(1)), deadLetterQueue: queue, ...props,
  });
  const imported = (here: Stack) => sqs.Queue.fromQueueArn(here, 'Queue', `arn:aws:sqs:${ENV.region}:${OTHER}:failed`);

  test('with a name is taken, and it and its key admit the role by a generated name', () => {
    const { there, here } = stacks();
    scheduleTo(here, new FailureQueue(there, 'Queue', { queueName: 'failed', encryptionMasterKey: new kms.Key(there, 'Key') }));
    const { RoleName } = Object.values(resourcesOf(here, 'AWS::IAM::Role')).map(({ Properties }) => Properties).find(({ RoleName: name }) => name !== undefined)!;
    for (const policy of [onlyOf(there, 'AWS::SQS::QueuePolicy').PolicyDocument, onlyOf(there, 'AWS::KMS::Key').KeyPolicy]) {
      const roles = policy.Statement.map(({ Condition }: Untyped) => Condition?.ArnEquals?.['aws:PrincipalArn']).filter((arn: Untyped) => arn !== undefined);
      expect(roles.map(textOf)).toEqual([`arn:aws:iam::${ENV.account}:role/${RoleName}`]);
    }
    expect([warningsOf(here), there.dependencies, here.dependencies]).toEqual([[], [], []]);
  });

  test('that is imported gets a warning with the statement', () => {
    const { here } = stacks();
    scheduleTo(here, imported(here));
    expect(warningsOf(here)).toEqual([expect.stringMatching(
      /the queue Here\/Queue is in account 444455556666, and its policy has to allow the schedule as well\. This app cannot change it\. .*"sqs:SendMessage"/,
    )]);
  });

  test('without a name is refused with the way out', () => {
    const { there, here } = stacks();
    expect(refusalOf(() => scheduleTo(here, new FailureQueue(there, 'Queue')))).toMatch(/deadLetterQueue There\/Queue has no queueName/);
  });

  test('with a given role that has no name gets a warning with the statement', () => {
    const { there, here } = stacks();
    const role = new iam.Role(here, 'Role', { assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com') });
    scheduleTo(here, new FailureQueue(there, 'Queue', { queueName: 'failed' }), { role });
    expect(warningsOf(here)).toEqual([expect.stringContaining('give the schedule a role with a roleName')]);
  });

  test('in its own account changes nothing', () => {
    const { here } = stacks();
    scheduleTo(here, new FailureQueue(here, 'Queue'));
    expect(Object.values(resourcesOf(here, 'AWS::IAM::Role')).map(({ Properties }) => Properties.RoleName)).toEqual([undefined, undefined]);
    expect(warningsOf(here)).toEqual([]);
  });
});

test('a rule beside its queue keeps its unnamed rule', () => {
  const { here } = stacks();
  new RuleTrigger(here, 'Trigger', { handler: makeFunction(here), eventPattern: { source: ['shop'] } });
  expect(nameOfRule(here)).toBeUndefined();
});

test('the key of a queue admits a topic of another account by that account', () => {
  const { here } = stacks();
  new SnsTrigger(here, 'Trigger', {
    handler: makeFunction(here),
    topic: sns.Topic.fromTopicArn(here, 'Topic', `arn:aws:sns:${ENV.region}:${OTHER}:news`),
    deadLetterQueue: new FailureQueue(here, 'Queue', { encryptionMasterKey: new kms.Key(here, 'Key') }),
  });
  expect(JSON.stringify(Object.values(resourcesOf(here, 'AWS::KMS::Key')))).toContain(`:sns:${ENV.region}:${OTHER}:*`);
  Template.fromStack(here).resourceCountIs('AWS::SNS::Subscription', 1);
});
