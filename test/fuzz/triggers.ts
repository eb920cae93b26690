/** Triggers and deployments of a description, and the values of their props. */
import { CfnParameter, Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { LogsTrigger, RuleTrigger, S3Trigger, ScheduleTrigger, ServiceTrigger, SnsTrigger } from '../../src';
import { arnOf, makeFunction } from '../support/app';
import { Untyped } from '../support/untyped';
import { Step } from './descriptions';
import { topicOf } from './destinations';

export function makeTrigger(scope: Construct, make: Step['make'], given: Untyped): void {
  switch (make) {
    case 'sns': new SnsTrigger(scope, 'Trigger', { topic: topicOf(new Construct(scope, 'From'), given.topicKind ?? 'topic'), ...given }); break;
    case 'rule': new RuleTrigger(scope, 'Trigger', {
      eventPattern: { source: ['shop'] }, eventBus: given.onBus ? new events.EventBus(scope, 'Bus') : undefined, ...given,
    }); break;
    case 'schedule': new ScheduleTrigger(scope, 'Trigger', { schedule: scheduler.ScheduleExpression.rate(Duration.hours(1)), ...given }); break;
    case 's3': new S3Trigger(scope, 'Trigger', { bucket: bucketOf(scope, given.bucketKind), ...given }); break;
    case 'logs': new LogsTrigger(scope, 'Trigger', { logGroup: new logs.LogGroup(scope, 'LogGroup'), ...given }); break;
    default: new ServiceTrigger(scope, 'Trigger', {
      principal: new iam.ServicePrincipal('ses.amazonaws.com'), sourceArn: arnOf('ses', 'receipt-rule-set/set:receipt-rule/rule'), ...given,
    });
  }
}

type Read = (scope: Construct, value: Untyped, handler: lambda.IFunction) => unknown;

export const TRIGGER_PROPS: Readonly<Record<string, Read>> = {
  filterPolicy: (_, count: number) => Object.fromEntries(Array.from({ length: count }, (__, index) => [`key${index}`, filter()])),
  filterPolicyWithMessageBody: (_, count: number) => (
    Object.fromEntries(Array.from({ length: count }, (__, index) => [`key${index}`, sns.FilterOrPolicy.filter(filter())]))),
  eventPattern: (scope, kind: string) => PATTERNS[kind](scope),
  event: (_, kind: string) => (kind === 'object' ? events.RuleTargetInput.fromObject({ a: 1 })
    : kind === 'text' ? events.RuleTargetInput.fromText('a') : events.RuleTargetInput.fromEventPath('$.detail')),
  schedule: () => events.Schedule.rate(Duration.hours(1)),
  timeWindow: (_, minutes: number) => scheduler.TimeWindow.flexible(Duration.minutes(minutes)),
  /** One name in a group of schedules is for one schedule. */
  scheduleName: (scope, name: string) => (name === 'nightly' ? `nightly-${scope.node.addr.slice(-8)}` : name),
  key: (scope) => new kms.Key(scope, 'Key'),
  start: (_, seconds: number) => new Date(seconds * 1_000),
  end: (_, seconds: number) => new Date(seconds * 1_000),
  input: (_, kind: string) => (kind === 'object' ? scheduler.ScheduleTargetInput.fromObject({ a: 1 }) : scheduler.ScheduleTargetInput.fromText('a')),
  filterPattern: (_, term: string) => (term === 'all' ? logs.FilterPattern.allEvents() : logs.FilterPattern.anyTerm(term)),
  principal: (_, service: string) => new iam.ServicePrincipal(`${service}.amazonaws.com`),
  deploymentConfig: (_, name: 'ALL_AT_ONCE') => codedeploy.LambdaDeploymentConfig[name],
  alarms: (scope, _, handler) => [new cloudwatch.Alarm(scope, 'Own', { metric: handler.metricErrors(), threshold: 5, evaluationPeriods: 1 })],
  preHook: (scope) => makeFunction(scope, 'Hook'),
};

const PATTERNS: Readonly<Record<string, (scope: Construct) => Untyped>> = {
  'source': () => ({ source: ['shop'] }),
  'matcher': () => ({ source: events.Match.prefix('shop'), detail: { size: events.Match.greaterThan(5) } }),
  'token': (scope) => ({ source: [new CfnParameter(scope, 'Source', { default: 'shop' }).valueAsString] }),
  'empty': () => ({}),
  'unknown key': () => ({ sauce: ['shop'] }),
  'none': () => undefined,
};

function filter(): sns.SubscriptionFilter {
  return sns.SubscriptionFilter.stringFilter({ allowlist: ['a', 'b'] });
}

function bucketOf(scope: Construct, kind: string | undefined): s3.IBucket {
  switch (kind) {
    case 'encrypted': return new s3.Bucket(scope, 'Bucket', { encryptionKey: new kms.Key(scope, 'Key') });
    case 'imported': return s3.Bucket.fromBucketName(scope, 'Bucket', 'outside');
    default: return new s3.Bucket(scope, 'Bucket', { versioned: kind === 'versioned' });
  }
}
