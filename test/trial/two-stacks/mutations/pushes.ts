/** Defects of what pushes, pipes, and of the APIs of the nested stack. */
import { change, Mutation, several, without } from '../../mutation';
import { arn, ref, sub } from '../../parts';
import { imported } from '../work';

const NO_URL = { FrontUrl: undefined, UrlMayInvoke: undefined, MayUseUrl: undefined };
const LAMBDA = sub('arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${Notify}');

export const pushes: readonly Mutation[] = [
  // The alias is told, so the alias must be open, and have the settings.
  ...[['SignupsMayInvoke', 'Subscription'], ['ReturnedMayInvoke', 'Returned'], ['ErrorsMayInvoke', 'Errors'], ['SensorsMayInvoke', 'Sensors'], ['LabelsMayInvoke', 'Labels']]
    .flatMap(([permission, at]) => [
      change('source-may-invoke', at, `${permission}.FunctionName`, arn('Notify')),
      change('source-may-invoke', at, `${permission}.Principal`, 'states.amazonaws.com'),
    ]),
  change('source-may-invoke', 'Subscription', 'SignupsMayInvoke.SourceArn', sub('arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:signup')),
  change('source-may-invoke', 'Returned', 'ReturnedMayInvoke.SourceArn', arn('Sensors')),
  change('source-may-invoke', 'Errors', 'ErrorsMayInvoke.SourceArn', sub('arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/shop/audits:*')),
  change('source-may-invoke', 'Labels', 'LabelsMayInvoke.SourceAccount', '999999999999'),
  change('source-may-invoke', 'Sensors', 'SensorsMayInvoke'),
  change('source-may-invoke', 'Hourly', 'ClockPolicy.PolicyDocument.Statement.0.Resource', arn('Notify')),
  change('source-may-invoke', 'Hourly', 'ClockPolicy.PolicyDocument.Statement.0.Resource', LAMBDA),
  without('source-may-invoke', 'Hourly', 'ClockPolicy', 'lambda:InvokeFunction'),
  change('source-may-invoke', 'Pipe', 'PipePolicy.PolicyDocument.Statement.1.Resource', arn('Front')),
  without('source-may-invoke', 'Pipe', 'PipePolicy', 'lambda:InvokeFunction'),
  change('source-may-invoke', 'Pipe', 'PipePolicy.PolicyDocument.Statement.2', { Effect: 'Deny', Action: 'lambda:Invoke*', Resource: '*' }),
  ...['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'].map((action) => without('role-may-consume', 'Pipe', 'PipePolicy', action)),
  change('log-subscription-does-not-loop', 'Errors', 'Notify.LoggingConfig', { LogGroup: imported('AuditName') }),
  several('log-subscription-does-not-loop', 'Errors', { 'Notify.LoggingConfig': { LogGroup: imported('AuditName') }, 'Errors.FilterPattern': '' }),
  change('invoke-permission-is-scoped', 'LabelsMayInvoke', 'LabelsMayInvoke.SourceAccount'),
  change('invoke-permission-is-scoped', 'SensorsMayInvoke', 'SensorsMayInvoke.SourceArn'),

  change('async-config-covers-qualifier', 'NotifySettings', 'NotifySettings.Qualifier', '$LATEST', ['async-failure-has-an-exit']),
  change('async-config-covers-qualifier', 'NotifySettings', 'NotifySettings.Qualifier', 'Live', ['async-failure-has-an-exit']),
  change('async-failure-has-an-exit', 'NotifySettings', 'NotifySettings.DestinationConfig'),
  change('async-failure-has-an-exit', 'Notify', 'NotifySettings'),
  change('async-failure-has-an-exit', 'Notify', 'Subscription.Endpoint', arn('Notify'), ['source-may-invoke']),
  change('destination-is-standard', 'NotifySettings', 'NotifyFailed.FifoQueue', true),
  change('destination-kind-fits', 'NotifySettings', 'NotifySettings.DestinationConfig.OnSuccess', { Destination: imported('RejectedArn') }, ['role-may-deliver']),
  without('role-may-deliver', 'NotifySettings', 'NotifyPolicy', 'sqs:SendMessage'),
  change('role-may-deliver', 'NotifySettings', 'NotifyPolicy.PolicyDocument.Statement.1.Resource', sub('arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:NotifyFailed')),
  change('role-may-deliver', 'NotifySettings', 'NotifyFailed.KmsMasterKeyId', imported('ParcelsKeyArn')),
  change('destination-does-not-loop', 'NotifySettings', 'NotifySettings.DestinationConfig.OnSuccess', { Destination: ref('NotifyLive') }, ['role-may-deliver']),
  several('destination-does-not-loop', 'NotifySettings', {
    'NotifySettings.DestinationConfig.OnFailure.Destination': imported('SignupsArn'),
    'NotifyPolicy.PolicyDocument.Statement.2': { Effect: 'Allow', Action: 'sns:Publish', Resource: imported('SignupsArn') },
  }),
  change('event-age-covers-retries', 'NotifySettings', 'NotifySettings.MaximumEventAgeInSeconds', 60),
  change('throttled-to-zero-keeps-events', 'Notify', 'Notify.ReservedConcurrentExecutions', 0),

  change('target-has-dead-letter-queue', 'Subscription', 'Subscription.RedrivePolicy'),
  change('target-has-dead-letter-queue', 'Returned', 'Returned.Targets.0.DeadLetterConfig'),
  change('target-has-dead-letter-queue', 'Hourly', 'Hourly.Target.DeadLetterConfig'),
  change('target-dead-letter-queue-is-standard', 'Returned', 'NotifyDead.FifoQueue', true),
  change('target-dead-letter-queue-is-standard', 'Subscription', 'NotifyDead.FifoQueue', true),
  change('target-retries-are-kept', 'Hourly', 'Hourly.Target.RetryPolicy.MaximumRetryAttempts', 0),
  change('service-may-write-dead-letter-queue', 'Subscription', 'NotifyDeadWriters.PolicyDocument.Statement.0.Condition', { ArnEquals: { 'aws:SourceArn': imported('AuditArn') } }),
  change('service-may-write-dead-letter-queue', 'Returned', 'NotifyDeadWriters.PolicyDocument.Statement.1.Principal', { Service: 'event.amazonaws.com' }),
  change('service-may-write-dead-letter-queue', 'Returned', 'NotifyDeadWriters.PolicyDocument.Statement.2', {
    Effect: 'Deny', Principal: '*', Action: 'sqs:SendMessage', Resource: arn('NotifyDead'),
  }),
  change('service-may-write-dead-letter-queue', 'Returned', 'NotifyDead.KmsMasterKeyId', imported('ParcelsKeyArn')),
  change('service-may-write-dead-letter-queue', 'Hourly', 'ClockPolicy.PolicyDocument.Statement.1.Resource', arn('NotifyDead')),
  change('fifo-topic-invokes-no-function', 'Subscription', 'Signups.FifoTopic', true),
  change('trigger-is-enabled', 'Hourly', 'Hourly.State', 'DISABLED'),
  change('trigger-is-enabled', 'Returned', 'Returned.State', 'DISABLED'),
  change('bucket-notifications-do-not-overlap', 'Labels', 'Labels.NotificationConfiguration.LambdaConfigurations.1', { Event: 's3:ObjectCreated:Copy', Function: arn('Front') }, ['source-may-invoke', 'async-failure-has-an-exit']),

  // The pipe polls and waits.
  change('visibility-covers-timeout', 'Jobs', 'Enrich.Timeout', 600),
  change('source-queue-has-dead-letter-queue', 'Jobs', 'Jobs.RedrivePolicy'),
  change('visibility-covers-retries', 'Jobs', 'Pipe.SourceParameters', { SqsQueueParameters: { MaximumBatchingWindowInSeconds: 200 } }),
  change('role-may-consume', 'Pipe', 'Jobs.KmsMasterKeyId', imported('ParcelsKeyArn')),

  // The API is in the nested stack, its function outside.
  several('source-may-invoke', 'RestAny', { ...NO_URL, RestMayInvoke: undefined }),
  several('source-may-invoke', 'HttpFront', { ...NO_URL, HttpMayInvoke: undefined }),
  several('source-may-invoke', 'RestAny', { ...NO_URL, 'RestMayInvoke.SourceArn': sub('arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Http}/*/*/') }),
  several('source-may-invoke', 'HttpFront', { ...NO_URL, 'HttpMayInvoke.Principal': 'apigatewayv2.amazonaws.com' }),
  change('gateway-waits-for-function', 'RestAny', 'Front.Timeout', 40),
  change('gateway-waits-for-function', 'RestAny', 'RestAny.Integration.TimeoutInMillis', 5000),
  change('gateway-waits-for-function', 'HttpFront', 'HttpFront.TimeoutInMillis', 9000),
  change('function-url-has-both-permissions', 'MayUseUrl', 'UrlMayInvoke'),
  change('function-url-has-both-permissions', 'UrlMayInvoke', 'MayUseUrl'),
];
