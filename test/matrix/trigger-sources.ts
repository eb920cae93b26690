/** The rows of the matrix of pushed sources: every trigger, in each way to make it, and the deployment of an alias. */
import { Duration } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct, IConstruct } from 'constructs';
import { AsyncInvocation, CanaryDeployment, DeliveryReport, LogsTrigger, ReportFormat, RuleTrigger, S3Trigger, ScheduleTrigger, ServiceTrigger, SnsTrigger } from '../../src';
import { arnOf, makeAlias, makeFunction } from '../support/app';
import { Props } from './sources';

export interface AnyTrigger extends Construct {
  readonly asyncInvocation?: AsyncInvocation;
  readonly deliveryDeadLetterQueue?: sqs.IQueue;
}

export interface TriggerSource {
  readonly name: string;
  readonly props: string;
  readonly make: (scope: Construct, props: Props) => AnyTrigger;
  /** The construct whose resource holds the settings of the source's own delivery. */
  readonly settings: (trigger: AnyTrigger) => IConstruct;
  /** Where the ARN of the dead-letter queue stands; none for a source without one. */
  readonly deadLetterPath?: string;
}

const handlerOf = (scope: Construct, { handler }: Props): lambda.IFunction => handler ?? makeFunction(scope);

const byDefaultChild = (trigger: AnyTrigger): IConstruct => trigger.node.defaultChild!;

export const TRIGGER_SOURCES: readonly TriggerSource[] = [
  {
    name: 'SNS topic',
    props: 'SnsTriggerProps',
    make: (scope, props) => new SnsTrigger(scope, 'Trigger', { handler: handlerOf(scope, props), topic: new sns.Topic(scope, 'Topic'), ...props }),
    settings: byDefaultChild,
    deadLetterPath: 'RedrivePolicy.deadLetterTargetArn',
  },
  {
    name: 'rule of a bus',
    props: 'RuleTriggerProps',
    make: (scope, props) => new RuleTrigger(scope, 'Trigger', {
      handler: handlerOf(scope, props), eventBus: new events.EventBus(scope, 'Bus'), eventPattern: { source: ['shop'] }, ...props,
    }),
    settings: byDefaultChild,
    deadLetterPath: 'Targets.0.DeadLetterConfig.Arn',
  },
  {
    name: 'schedule',
    props: 'ScheduleTriggerProps',
    make: (scope, props) => new ScheduleTrigger(scope, 'Trigger', {
      handler: handlerOf(scope, props), schedule: scheduler.ScheduleExpression.rate(Duration.hours(1)), ...props,
    }),
    settings: byDefaultChild,
    deadLetterPath: 'Target.DeadLetterConfig.Arn',
  },
  {
    name: 'bucket through EventBridge',
    props: 'S3TriggerProps',
    make: (scope, props) => new S3Trigger(scope, 'Trigger', { handler: handlerOf(scope, props), bucket: new s3.Bucket(scope, 'Bucket'), ...props }),
    settings: (trigger) => (trigger as S3Trigger).rules[0],
    deadLetterPath: 'Targets.0.DeadLetterConfig.Arn',
  },
  {
    name: 'log group',
    props: 'LogsTriggerProps',
    make: (scope, props) => new LogsTrigger(scope, 'Trigger', { handler: handlerOf(scope, props), logGroup: new logs.LogGroup(scope, 'LogGroup'), ...props }),
    settings: byDefaultChild,
  },
  {
    name: 'other service',
    props: 'ServiceTriggerProps',
    make: (scope, props) => new ServiceTrigger(scope, 'Trigger', {
      handler: handlerOf(scope, props), principal: new iam.ServicePrincipal('codecommit.amazonaws.com'), sourceArn: arnOf('codecommit', 'shop'), ...props,
    }),
    settings: byDefaultChild,
  },
];

/** It is about the whole app, and makes no resource. */
export function makeReport(scope: Construct): DeliveryReport {
  return new DeliveryReport(scope, 'Report', { formats: [ReportFormat.SVG] });
}

export function makeDeployment(scope: Construct, alias: lambda.Alias = makeAlias(makeFunction(scope))): CanaryDeployment {
  return new CanaryDeployment(scope, 'Deployment', { alias });
}
