/** Defects of asynchronous invocations, of what pushes, and of callers that wait. */
import { change, Mutation, several } from '../mutation';
import { arn, Json, ref, sub } from '../parts';

const LIMITS = ['MaximumRetryAttempts', 'MaximumEventAgeInSeconds'] as const;

const mail = (recipients: readonly string[], after?: string): Json => ({
  Type: 'AWS::SES::ReceiptRule',
  Properties: {
    RuleSetName: 'inbox',
    ...(after === undefined ? {} : { After: ref(after) }),
    Rule: { Enabled: true, Recipients: recipients, Actions: [{ LambdaAction: { FunctionArn: arn('Mailer') } }] },
  },
});
const MAIL_MAY = {
  Type: 'AWS::Lambda::Permission',
  Properties: {
    Action: 'lambda:InvokeFunction',
    FunctionName: ref('Mailer'),
    Principal: 'ses.amazonaws.com',
    SourceAccount: ref('AWS::AccountId'),
    SourceArn: sub('arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:receipt-rule-set/inbox:receipt-rule/*'),
  },
};

export const pushes: readonly Mutation[] = [
  ...['ThumbsSettings', 'ReportsSettings', 'MailerSettings'].flatMap((id) => LIMITS.map((limit) => change('async-limits-are-explicit', id, `${id}.${limit}`))),
  change('async-failure-has-an-exit', 'ThumbsSettings', 'ThumbsSettings.DestinationConfig.OnFailure'),
  change('async-failure-has-an-exit', 'ReportsSettings', 'ReportsSettings.DestinationConfig'),
  change('async-failure-has-an-exit', 'Reports', 'ReportsSettings'),
  change('async-failure-has-an-exit', 'MailerSettings', 'Mailer.DeadLetterConfig'),
  change('async-config-covers-qualifier', 'ThumbsSettings', 'ThumbsSettings.Qualifier', '$LATEST', ['async-failure-has-an-exit']),
  change('async-config-covers-qualifier', 'ReportsSettings', 'ReportsSettings.Qualifier', 'prod', ['async-failure-has-an-exit']),
  change('async-config-covers-qualifier', 'ThumbsSettings', 'ThumbsLive.Name', 'beta', ['async-failure-has-an-exit']),
  change('dead-letter-queue-and-destination', 'Mailer', 'MailerSettings.DestinationConfig', { OnFailure: { Destination: arn('MailerDead') } }),
  change('destination-is-standard', 'ThumbsSettings', 'ThumbsFailed.FifoQueue', true),
  change('destination-is-standard', 'ReportsSettings', 'ReportsFailed.FifoTopic', true),
  change('destination-is-standard', 'Mailer', 'MailerDead.FifoQueue', true),
  change('destination-kind-fits', 'ThumbsSettings', 'ThumbsSettings.DestinationConfig.OnSuccess.Destination', arn('ClicksFailed'), ['role-may-deliver']),
  change('destination-kind-fits', 'ReportsSettings', 'ReportsSettings.DestinationConfig.OnFailure.Destination', arn('Clicks'), ['role-may-deliver']),
  several('destination-does-not-loop', 'ReportsSettings', {
    'ReportsSettings.DestinationConfig.OnSuccess': { Destination: arn('Reports') },
    'ReportsPolicy.PolicyDocument.Statement.2': { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: arn('Reports') },
  }),
  several('destination-does-not-loop', 'ThumbsSettings', { 'Placed.EventBusName': ref('Made'), 'Placed.EventPattern.source': ['lambda'] }),
  ...[['Mailer', 'sns:Publish', ref('Signups')], ['Thumbs', 's3:PutObject', { 'Fn::Sub': '${Uploads.Arn}/*' }]].map(([id, Action, Resource]) => (
    change('function-does-not-trigger-itself', id as string, `${id}Policy.PolicyDocument.Statement.3`, { Effect: 'Allow', Action, Resource })
  )),
  change('bucket-notifications-have-one-owner', 'Notified', 'Notified', {
    Type: 'Custom::S3BucketNotifications',
    Properties: {
      ServiceToken: 'arn:aws:lambda:eu-west-1:111122223333:function:notifier', BucketName: ref('Uploads'), NotificationConfiguration: {},
    },
  }),
  change('failures-have-their-own-queue', 'ThumbsSettings', 'ThumbsSettings.DestinationConfig.OnSuccess.Destination', arn('ThumbsFailed')),
  change('failure-bus-keeps-record', 'Made', 'ThumbsSettings.DestinationConfig', { OnFailure: { Destination: arn('Made') } }),
  change('failure-topic-has-subscriber', 'ReportsFailed', 'ReportsFailedMail'),
  change('failure-topic-has-subscriber', 'ReportsFailed', 'ReportsFailedMail.TopicArn', ref('Signups')),
  several('event-arrives-once', 'Placed', {
    Again: {
      Type: 'AWS::Events::Rule',
      Properties: { EventPattern: { 'source': ['shop'], 'detail-type': ['Order placed'] }, Targets: [{ Id: 'thumbs', Arn: ref('ThumbsLive'), DeadLetterConfig: { Arn: arn('PlacedDead') } }] },
    },
  }, ['source-may-invoke', 'service-may-write-dead-letter-queue']),
  several('event-arrives-once', 'Again', {
    'Uploads.NotificationConfiguration.EventBridgeConfiguration': { EventBridgeEnabled: true },
    'Again': {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventPattern: { 'source': ['aws.s3'], 'detail-type': ['Object Created'], 'detail': { bucket: { name: [ref('Uploads')] } } },
        Targets: [{ Id: 'thumbs', Arn: ref('ThumbsLive'), DeadLetterConfig: { Arn: arn('PlacedDead') } }],
      },
    },
  }, ['source-may-invoke', 'service-may-write-dead-letter-queue']),
  several('mail-is-handled-once', 'ToShop', { MailMay: MAIL_MAY, ToAll: mail(['example.com']), ToShop: mail(['shop@example.com'], 'ToAll') }),
  several('mail-is-handled-once', 'ToEach', { MailMay: MAIL_MAY, ToShop: mail(['.example.com']), ToEach: mail([], 'ToShop') }),
  change('topic-destination-fits-payload', 'ReportsFailed', 'ReportsFailed.MaximumMessageSize'),
  change('topic-destination-fits-payload', 'ReportsFailed', 'ReportsFailed.MaximumMessageSize', 262144),
  ...['Thumbs', 'Mailer', 'Reports'].map((id) => change('throttled-to-zero-keeps-events', id, `${id}.ReservedConcurrentExecutions`, 0)),
  ...['ThumbsFailed', 'MailerDead', 'PlacedDead', 'NightlyDead', 'SignupsDead'].map((id) => change('failure-exit-is-watched', id, `${id}Alarm`)),
  change('target-has-dead-letter-queue', 'Placed', 'Placed.Targets.0.DeadLetterConfig'),
  change('target-has-dead-letter-queue', 'Nightly', 'Nightly.Target.DeadLetterConfig'),
  change('target-has-dead-letter-queue', 'Subscription', 'Subscription.RedrivePolicy'),
  change('target-dead-letter-queue-is-standard', 'Placed', 'PlacedDead.FifoQueue', true),
  change('target-dead-letter-queue-is-standard', 'Nightly', 'NightlyDead.FifoQueue', true),
  change('target-dead-letter-queue-is-standard', 'Subscription', 'SignupsDead.FifoQueue', true),
  change('target-retries-are-kept', 'Placed', 'Placed.Targets.0.RetryPolicy.MaximumRetryAttempts', 0),
  change('target-retries-are-kept', 'Nightly', 'Nightly.Target.RetryPolicy.MaximumRetryAttempts', 0),
  change('subscription-fits-protocol', 'Subscription', 'Subscription.RawMessageDelivery', true),
  ...['sqs', 'https'].map((protocol) => change('subscription-fits-protocol', 'Subscription', 'Subscription.Protocol', protocol)),
  several('standard-topic-feeds-no-fifo-queue', 'ToLedger', {
    ToLedger: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: ref('Signups'), Protocol: 'sqs', Endpoint: arn('Ledger') } },
  }, ['service-may-write-target']),
  change('fifo-topic-invokes-no-function', 'Subscription', 'Signups.FifoTopic', true),
  change('gateway-waits-for-function', 'Integration', 'Front.Timeout', 60),
  change('gateway-waits-for-function', 'Integration', 'Integration.TimeoutInMillis', 5000),
  change('function-url-has-both-permissions', 'MayUseUrl', 'UrlMayInvoke'),
  change('function-url-has-both-permissions', 'UrlMayInvoke', 'MayUseUrl'),
  change('function-url-qualifier', 'Url', 'Url.Qualifier', '3'),
  change('snapstart-sources-are-qualified', 'OrdersMapping', 'OrdersWorker.SnapStart', { ApplyOn: 'PublishedVersions' }),
  several('provisioned-alias-is-used', 'ClicksMapping', {
    'ClicksReady/Type': 'AWS::Lambda::Alias',
    'ClicksReady.FunctionName': ref('ClicksWorker'),
    'ClicksReady.FunctionVersion': '7',
    'ClicksReady.Name': 'ready',
    'ClicksReady.ProvisionedConcurrencyConfig': { ProvisionedConcurrentExecutions: 2 },
  }),
  change('task-token-has-timeout', 'Approval', 'Approval.Definition.States.Ask.HeartbeatSeconds'),
  change('tenant-isolated-function-is-not-mapped', 'ClicksMapping', 'ClicksWorker.TenancyConfig', { TenantIsolationMode: 'PER_TENANT' }),
  change('caller-names-tenant', 'Subscription', 'Mailer.TenancyConfig', { TenantIsolationMode: 'PER_TENANT' }),
  change(
    'durable-function-has-no-destinations', 'ReportsSettings', 'Reports.DurableConfig', { ExecutionTimeout: 3600, RetentionPeriodInDays: 3 },
    ['durable-function-is-qualified'],
  ),
  change('durable-function-is-qualified', 'Subscription', 'Mailer.DurableConfig', { ExecutionTimeout: 3600, RetentionPeriodInDays: 3 }),
  change('durable-function-is-qualified', 'ClicksMapping', 'ClicksWorker.DurableConfig', { ExecutionTimeout: 600, RetentionPeriodInDays: 3 }),
];
