/** Sets options on constructs that exist, as their classes do when they are created with them. */
import { CfnResource, Duration } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { IConstruct } from 'constructs';

type Setter = (construct: IConstruct, value: never) => void;

const SETTERS: Readonly<Record<string, Readonly<Record<string, Setter>>>> = {
  'AWS::Events::Rule': {
    deadLetterQueue: (rule, queue: sqs.IQueue) => {
      low<events.CfnRule>(rule).addPropertyOverride('Targets.0.DeadLetterConfig.Arn', queue.queueArn);
      allow(queue, 'events', (rule as events.Rule).ruleArn);
    },
  },
  'AWS::Lambda::EventInvokeConfig': {
    maxEventAge: (config, value: Duration) => { low<lambda.CfnEventInvokeConfig>(config).maximumEventAgeInSeconds = value.toSeconds(); },
    retryAttempts: (config, value: number) => { low<lambda.CfnEventInvokeConfig>(config).maximumRetryAttempts = value; },
  },
  'AWS::Lambda::EventSourceMapping': {
    reportBatchItemFailures: (mapping) => { low<lambda.CfnEventSourceMapping>(mapping).functionResponseTypes = ['ReportBatchItemFailures']; },
    bisectBatchOnError: (mapping, value: boolean) => { low<lambda.CfnEventSourceMapping>(mapping).bisectBatchOnFunctionError = value; },
    retryAttempts: (mapping, value: number) => { low<lambda.CfnEventSourceMapping>(mapping).maximumRetryAttempts = value; },
    maxConcurrency: (mapping, value: number) => { low<lambda.CfnEventSourceMapping>(mapping).scalingConfig = { maximumConcurrency: value }; },
    provisionedPollerConfig: (mapping, value: lambda.ProvisionedPollerConfig) => {
      low<lambda.CfnEventSourceMapping>(mapping).provisionedPollerConfig = value;
    },
    onFailure: (mapping, dlq: lambda.IEventSourceDlq) => {
      low<lambda.CfnEventSourceMapping>(mapping).destinationConfig = { onFailure: { destination: arnOf(dlq) } };
    },
  },
  'AWS::Scheduler::Schedule': {
    deadLetterQueue: (schedule, queue: sqs.IQueue) => {
      low<scheduler.CfnSchedule>(schedule).addPropertyOverride('Target.DeadLetterConfig.Arn', queue.queueArn);
      const role = schedule.node.scope!.node.children.find((one) => one.node.id.startsWith('SchedulerRoleForTarget')) as iam.Role;
      queue.grantSendMessages(role);
    },
  },
  'AWS::SNS::Subscription': {
    deadLetterQueue: (subscription, queue: sqs.IQueue) => {
      low<sns.CfnSubscription>(subscription).redrivePolicy = { deadLetterTargetArn: queue.queueArn };
      allow(queue, 'sns', low<sns.CfnSubscription>(subscription).topicArn);
    },
  },
  'AWS::SQS::Queue': {
    deadLetterQueue: (queue, { queue: dead, maxReceiveCount }: sqs.DeadLetterQueue) => {
      low<sqs.CfnQueue>(queue).redrivePolicy = { deadLetterTargetArn: dead.queueArn, maxReceiveCount };
    },
    retentionPeriod: (queue, value: Duration) => { low<sqs.CfnQueue>(queue).messageRetentionPeriod = value.toSeconds(); },
    visibilityTimeout: (queue, value: Duration) => { low<sqs.CfnQueue>(queue).visibilityTimeout = value.toSeconds(); },
  },
};

export function setOptions(construct: IConstruct, options: object): void {
  const type = low<CfnResource>(construct).cfnResourceType;
  for (const [name, value] of Object.entries(options)) {
    const set = SETTERS[type]?.[name];
    if (set === undefined) throw new Error(`no setter for ${name} of ${type}`);
    set(construct, value as never);
  }
}

/** Of the queue, topic or bucket that a destination of aws-cdk-lib wraps. The plan itself permits its use. */
function arnOf(wrapped: object): string {
  const { queue, topic, bucket } = wrapped as { readonly queue?: sqs.IQueue; readonly topic?: sns.ITopic; readonly bucket?: s3.IBucket };
  return queue?.queueArn ?? topic?.topicArn ?? bucket!.bucketArn;
}

function allow(queue: sqs.IQueue, service: string, source: string): void {
  queue.addToResourcePolicy(new iam.PolicyStatement({
    resources: [queue.queueArn],
    actions: ['sqs:SendMessage'],
    principals: [new iam.ServicePrincipal(`${service}.amazonaws.com`)],
    conditions: { ArnEquals: { 'aws:SourceArn': source } },
  }));
}

function low<T extends CfnResource>(construct: IConstruct): T {
  return (CfnResource.isCfnResource(construct) ? construct : construct.node.defaultChild) as T;
}
