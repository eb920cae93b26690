/** Defects of policies: what may not be read, written or invoked, and what may be invoked by anybody. */
import { change, Mutation, several, without } from '../mutation';
import { arn, ref, sub } from '../parts';

const consume = (at: string, policy: string, actions: readonly string[]): readonly Mutation[] => (
  actions.map((action) => without('role-may-consume', at, policy, action))
);

export const permissions: readonly Mutation[] = [
  ...consume('OrdersMapping', 'OrdersWorkerPolicy', ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'kms:Decrypt']),
  ...consume('ClicksMapping', 'ClicksWorkerPolicy', ['kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:ListShards', 'kms:Decrypt']),
  ...consume('StockMapping', 'StockWorkerPolicy', ['dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:DescribeStream']),
  ...consume('PaymentsMapping', 'PaymentsWorkerPolicy', [
    'kafka:GetBootstrapBrokers', 'kafka:DescribeClusterV2', 'ec2:CreateNetworkInterface', 'ec2:DescribeVpcs', 'ec2:DescribeSecurityGroups',
    'kafka-cluster:Connect', 'kafka-cluster:ReadData', 'kafka-cluster:AlterGroup',
  ]),
  change('role-may-consume', 'OrdersMapping', 'OrdersWorkerPolicy.PolicyDocument.Statement.1.Resource', arn('OrdersDead')),
  change('role-may-consume', 'ClicksMapping', 'ClicksWorkerPolicy.PolicyDocument.Statement.1.Effect', 'Deny'),
  change('role-may-consume', 'StockMapping', 'StockWorkerPolicy.PolicyDocument.Statement.1.Resource', arn('Stock')),
  without('role-may-deliver', 'ClicksMapping', 'ClicksWorkerPolicy', 's3:PutObject'),
  change('role-may-deliver', 'ClicksMapping', 'ClicksWorkerPolicy.PolicyDocument.Statement.4.Resource', arn('ClicksFailed')),
  without('role-may-deliver', 'StockMapping', 'StockWorkerPolicy', 'sqs:SendMessage'),
  without('role-may-deliver', 'ThumbsSettings', 'ThumbsPolicy', 'sqs:SendMessage'),
  without('role-may-deliver', 'ThumbsSettings', 'ThumbsPolicy', 'events:PutEvents'),
  without('role-may-deliver', 'ReportsSettings', 'ReportsPolicy', 'sns:Publish'),
  without('role-may-deliver', 'Mailer', 'MailerPolicy', 'sqs:SendMessage'),
  change('role-may-deliver', 'StockMapping', 'StockFailed.KmsMasterKeyId', arn('OrdersKey')),
  change('role-may-deliver', 'ThumbsSettings', 'ThumbsFailed.KmsMasterKeyId', arn('OrdersKey')),
  change('service-may-write-dead-letter-queue', 'Placed', 'PlacedDeadWriters'),
  change('service-may-write-dead-letter-queue', 'Subscription', 'SignupsDeadWriters'),
  change('service-may-write-dead-letter-queue', 'Subscription', 'SignupsDeadWriters.Queues', [ref('PlacedDead')]),
  change('service-may-write-dead-letter-queue', 'Placed', 'PlacedDeadWriters.PolicyDocument.Statement.0.Principal', { Service: 'sns.amazonaws.com' }),
  change('service-may-write-dead-letter-queue', 'Placed', 'PlacedDeadWriters.PolicyDocument.Statement.0.Action', ['sqs:ReceiveMessage']),
  change('service-may-write-dead-letter-queue', 'Placed', 'PlacedDead.KmsMasterKeyId', arn('OrdersKey')),
  change('service-may-write-dead-letter-queue', 'Placed', 'PlacedDead.KmsMasterKeyId', 'alias/aws/sqs'),
  change('service-may-write-dead-letter-queue', 'Subscription', 'SignupsDead.KmsMasterKeyId', 'alias/aws/sqs'),
  without('service-may-write-dead-letter-queue', 'Nightly', 'SchedulerPolicy', 'sqs:SendMessage'),
  change('source-may-invoke', 'Placed', 'PlacedMayInvoke'),
  change('source-may-invoke', 'Placed', 'PlacedMayInvoke.FunctionName', arn('Thumbs')),
  change('source-may-invoke', 'Placed', 'PlacedMayInvoke.Principal', 'scheduler.amazonaws.com'),
  change('source-may-invoke', 'Placed', 'PlacedMayInvoke.Action', 'lambda:GetFunction'),
  change('source-may-invoke', 'Uploads', 'UploadsMayInvoke.SourceArn', 'arn:aws:s3:::other-uploads'),
  several('source-may-invoke', 'Integration', { ApiMayInvoke: undefined, UrlMayInvoke: undefined, MayUseUrl: undefined }),
  // Anybody may invoke through the URL; whether the API is anybody is not known.
  ...['prod/GET/orders', 'prod/POST/returns', 'beta/POST/orders'].map((call) => several('source-may-invoke', 'Integration', {
    'UrlMayInvoke': undefined,
    'MayUseUrl': undefined,
    'Stage': { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: ref('Api'), StageName: 'prod' } },
    'Route': { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: ref('Api'), RouteKey: 'POST /orders', Target: sub('integrations/${Integration}') } },
    'ApiMayInvoke.SourceArn': sub(`arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/${call}`),
  })),
  change('source-may-invoke', 'Subscription', 'SignupsMayInvoke'),
  change('source-may-invoke', 'Subscription', 'SignupsMayInvoke.SourceArn', ref('ReportsFailed')),
  without('source-may-invoke', 'Nightly', 'SchedulerPolicy', 'lambda:InvokeFunction'),
  several('resource-has-one-policy', 'SignupsMayToo', {
    'Subscription.RedrivePolicy.deadLetterTargetArn': arn('PlacedDead'),
    'SignupsMayToo': {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [ref('PlacedDead')],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: arn('PlacedDead') }],
        },
      },
    },
  }),
  several('permissions-are-not-mixed', 'SignupsMayInvoke', {
    WholePolicy: {
      Type: 'AWS::Lambda::ResourcePolicy',
      Properties: {
        ResourceArn: arn('Mailer'),
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{
            Effect: 'Allow',
            Principal: { Service: 'sns.amazonaws.com' },
            Action: 'lambda:InvokeFunction',
            Resource: arn('Mailer'),
            Condition: { ArnLike: { 'AWS:SourceArn': ref('Signups') } },
          }],
        },
      },
    },
  }),
  change('invoke-permission-is-scoped', 'PlacedMayInvoke', 'PlacedMayInvoke.SourceArn'),
  change('invoke-permission-is-scoped', 'SignupsMayInvoke', 'SignupsMayInvoke.SourceArn'),
  change('invoke-permission-is-scoped', 'UploadsMayInvoke', 'UploadsMayInvoke.SourceAccount'),
  // A function that waits makes what names it wait too.
  ...[['OrdersMapping', 'OrdersWorker'], ['ClicksMapping', 'ClicksWorker'], ['StockMapping', 'StockWorker'], ['ReportsSettings', 'Reports']].map(([id, of]) => (
    several('mapping-waits-for-permissions', id, { [`${id}/DependsOn`]: undefined, [`${of}/DependsOn`]: undefined })
  )),
];
