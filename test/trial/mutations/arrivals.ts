/** Defects by which nothing arrives: of rules and buses, of what a bucket sends, of Regions and of subscribers. */
import { change, Mutation, several } from '../mutation';
import { allow, arn, ref, role } from '../parts';

const API_CALL = 'AWS API Call via CloudTrail';

const caught = (rule: string, at: string, pattern: object, more: Readonly<Record<string, unknown>> = {}): Mutation => ({
  ...several(rule, at, { 'Placed.EventPattern': pattern, ...more }), name: `Placed asks for ${JSON.stringify(pattern)}`,
});

/** A rule of the default bus sends events to another bus, and a rule there sends them on. */
const passedOn = {
  ...role('Passes', 'events.amazonaws.com', allow(['events:PutEvents'], [arn('Made'), arn('Kept')])),
  Kept: { Type: 'AWS::Events::EventBus', Properties: { Name: 'kept' } },
  ToMade: {
    Type: 'AWS::Events::Rule',
    Properties: { EventPattern: { source: ['shop'] }, Targets: [{ Id: 'made', Arn: arn('Made'), RoleArn: arn('PassesRole') }] },
  },
  ToKept: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventBusName: ref('Made'), EventPattern: { source: ['shop'] }, Targets: [{ Id: 'kept', Arn: arn('Kept'), RoleArn: arn('PassesRole') }],
    },
  },
};

/** A subscriber of an enhanced bus that invokes the function of the reports. */
const subscriber = (settings: object, parameters: object): Readonly<Record<string, unknown>> => ({
  ...role('Subscribes', 'events.amazonaws.com', allow(['lambda:InvokeFunction'], arn('Reports')), allow(['sqs:SendMessage'], arn('NightlyDead'))),
  Enhanced: { Type: 'AWS::EventsV2::EventBus', Properties: { Name: 'enhanced' } },
  Subscriber: {
    Type: 'AWS::EventsV2::Subscriber',
    DependsOn: ['SubscribesPolicy'],
    Properties: {
      EventBusArn: arn('Enhanced'),
      InvokeConfiguration: { TargetArn: arn('Reports'), RoleArn: arn('SubscribesRole'), LambdaParameters: parameters },
      ...settings,
    },
  },
});

const WITH_EXIT = { OnFailureConfiguration: { Arn: arn('NightlyDead') } };

export const arrivals: readonly Mutation[] = [
  caught('api-calls-are-recorded', 'Placed', {
    'source': ['aws.s3'], 'detail-type': [API_CALL], 'detail': { eventName: ['PutObject', 'CopyObject', 'CompleteMultipartUpload'] },
  }),
  caught('api-calls-are-recorded', 'Placed', { 'source': ['aws.dynamodb'], 'detail-type': [API_CALL], 'detail': { eventName: ['PutItem'] } }),
  caught('read-only-calls-are-asked-for', 'Placed', {
    'source': ['aws.secretsmanager'], 'detail-type': [API_CALL], 'detail': { eventName: ['GetSecretValue'] },
  }),
  caught('aws-events-reach-bus', 'Placed', { source: ['aws.ec2'] }, { 'Placed.EventBusName': ref('Made') }),
  caught('aws-events-reach-bus', 'Placed', { source: [{ prefix: 'aws.ec' }] }, { 'Placed.EventBusName': ref('Made') }),
  caught('bucket-tells-event-bus', 'Uploads', { 'source': ['aws.s3'], 'detail-type': ['Object Created'], 'detail': { bucket: { name: [ref('Uploads')] } } }),
  caught('bucket-tells-event-bus', 'Uploads', { source: ['aws.s3'], resources: [arn('Uploads')] }),
  caught('schedule-is-on-default-bus', 'Placed', { source: ['shop'] }, { 'Placed.EventBusName': ref('Made'), 'Placed.ScheduleExpression': 'rate(1 day)' }),
  several('event-crosses-one-bus', 'ToKept', passedOn),
  change('object-events-are-complete', 'Uploads', 'Uploads.NotificationConfiguration.LambdaConfigurations.0.Event', 's3:ObjectCreated:Put'),
  several('object-events-are-complete', 'Uploads', {
    'Uploads.NotificationConfiguration.LambdaConfigurations.0.Event': 's3:ObjectRemoved:Delete',
    'Uploads.VersioningConfiguration': { Status: 'Enabled' },
  }),
  several('ends-are-in-one-region', 'OrdersMapping', {
    'OrdersMapping.EventSourceArn': 'arn:aws:sqs:us-west-2:111122223333:orders',
    'OrdersMapping.FunctionName': 'arn:aws:lambda:eu-west-1:111122223333:function:orders',
  }),
  several('ends-are-in-one-region', 'Subscription', {
    'Subscription.TopicArn': 'arn:aws:sns:us-east-1:111122223333:placed', 'Subscription.Region': 'eu-west-1',
  }, ['source-may-invoke', 'service-may-write-dead-letter-queue']),
  several('subscriber-failure-has-an-exit', 'Subscriber', subscriber({}, { InvocationType: 'REQUEST_RESPONSE', InvocationTimeoutSeconds: 30 })),
  several('subscriber-is-running', 'Subscriber', subscriber({ ...WITH_EXIT, State: 'STOPPED' }, { InvocationType: 'EVENT' })),
  several('gateway-waits-for-function', 'Subscriber', subscriber(WITH_EXIT, { InvocationType: 'REQUEST_RESPONSE', InvocationTimeoutSeconds: 5 })),
];
