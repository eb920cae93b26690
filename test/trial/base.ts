/** A sound app of which nothing is to be said: every mutation spoils one thing of it. */
import { alias, allow, arn, failures, invokeConfig, Json, key, mapping, mayInvoke, ref, Resources, role, sub, worker, writers } from './parts';

const onFailure = (to: unknown): Json => ({ OnFailure: { Destination: to } });

function queueFed(): Resources {
  return {
    ...key('OrdersKey'),
    ...failures('OrdersDead'),
    Orders: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        KmsMasterKeyId: arn('OrdersKey'),
        VisibilityTimeout: 300,
        MessageRetentionPeriod: 345600,
        RedrivePolicy: { deadLetterTargetArn: arn('OrdersDead'), maxReceiveCount: 6 },
      },
    },
    ...worker(
      'OrdersWorker',
      { ReservedConcurrentExecutions: 20 },
      allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], arn('Orders')),
      allow(['kms:Decrypt'], arn('OrdersKey')),
    ),
    ...mapping('OrdersMapping', 'OrdersWorkerPolicy', {
      EventSourceArn: arn('Orders'),
      FunctionName: ref('OrdersWorker'),
      BatchSize: 40,
      MaximumBatchingWindowInSeconds: 8,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 12 },
      FilterCriteria: { Filters: [{ Pattern: '{"body":{"state":["placed"]}}' }] },
    }),
  };
}

function streamFed(): Resources {
  return {
    ...key('ClicksKey'),
    ClicksFailed: { Type: 'AWS::S3::Bucket', Properties: {} },
    Clicks: {
      Type: 'AWS::Kinesis::Stream',
      Properties: { ShardCount: 3, RetentionPeriodHours: 48, StreamEncryption: { EncryptionType: 'KMS', KeyId: arn('ClicksKey') } },
    },
    ...worker(
      'ClicksWorker',
      { ReservedConcurrentExecutions: 12 },
      allow(['kinesis:DescribeStream', 'kinesis:DescribeStreamSummary', 'kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:ListShards'], arn('Clicks')),
      allow(['kinesis:ListStreams'], '*'),
      allow(['kms:Decrypt'], arn('ClicksKey')),
      allow(['s3:PutObject'], sub('${ClicksFailed.Arn}/*')),
      allow(['s3:ListBucket'], arn('ClicksFailed')),
    ),
    ...mapping('ClicksMapping', 'ClicksWorkerPolicy', {
      EventSourceArn: arn('Clicks'),
      FunctionName: ref('ClicksWorker'),
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 200,
      ParallelizationFactor: 2,
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 8,
      MaximumRecordAgeInSeconds: 14400,
      DestinationConfig: onFailure(arn('ClicksFailed')),
    }),
  };
}

function tableFed(): Resources {
  return {
    ...failures('StockFailed', { MessageRetentionPeriod: 43200 }),
    Stock: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        AttributeDefinitions: [{ AttributeName: 'sku', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'sku', KeyType: 'HASH' }],
        BillingMode: 'PAY_PER_REQUEST',
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      },
    },
    ...worker(
      'StockWorker',
      {},
      allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], { 'Fn::GetAtt': ['Stock', 'StreamArn'] }),
      allow(['dynamodb:ListStreams'], '*'),
      allow(['sqs:SendMessage'], arn('StockFailed')),
    ),
    ...mapping('StockMapping', 'StockWorkerPolicy', {
      EventSourceArn: { 'Fn::GetAtt': ['Stock', 'StreamArn'] },
      FunctionName: ref('StockWorker'),
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 25,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 5,
      MaximumRecordAgeInSeconds: 7200,
      DestinationConfig: onFailure(arn('StockFailed')),
    }),
  };
}

/** An alias that a bucket and a rule invoke. */
function pushedTo(): Resources {
  return {
    ...failures('ThumbsFailed'),
    ...failures('PlacedDead'),
    ...writers('PlacedDead', 'events.amazonaws.com', 'Placed'),
    Made: { Type: 'AWS::Events::EventBus', Properties: { Name: 'made' } },
    ...worker('Thumbs', {}, allow(['sqs:SendMessage'], arn('ThumbsFailed')), allow(['events:PutEvents'], arn('Made'))),
    ...alias('Thumbs'),
    ...invokeConfig('ThumbsSettings', 'Thumbs', 'live', {
      DestinationConfig: { ...onFailure(arn('ThumbsFailed')), OnSuccess: { Destination: arn('Made') } },
    }),
    Uploads: {
      Type: 'AWS::S3::Bucket',
      DependsOn: ['UploadsMayInvoke'],
      Properties: {
        BucketName: 'trial-uploads',
        NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:ObjectCreated:*', Function: ref('ThumbsLive') }] },
      },
    },
    ...mayInvoke('UploadsMayInvoke', ref('ThumbsLive'), 's3.amazonaws.com', {
      SourceArn: sub('arn:${AWS::Partition}:s3:::trial-uploads'), SourceAccount: ref('AWS::AccountId'),
    }),
    Placed: {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventPattern: { source: ['shop'] },
        Targets: [{
          Id: 'thumbs',
          Arn: ref('ThumbsLive'),
          DeadLetterConfig: { Arn: arn('PlacedDead') },
          RetryPolicy: { MaximumRetryAttempts: 60, MaximumEventAgeInSeconds: 3600 },
        }],
      },
    },
    ...mayInvoke('PlacedMayInvoke', ref('ThumbsLive'), 'events.amazonaws.com', { SourceArn: arn('Placed') }),
  };
}

function scheduled(): Resources {
  return {
    ReportsFailed: { Type: 'AWS::SNS::Topic', Properties: { MaximumMessageSize: 1048576 } },
    ReportsFailedMail: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: ref('ReportsFailed'), Protocol: 'email', Endpoint: 'on-call@example.com' } },
    ...failures('NightlyDead'),
    ...worker('Reports', {}, allow(['sns:Publish'], ref('ReportsFailed'))),
    ...invokeConfig('ReportsSettings', 'Reports', '$LATEST', { DestinationConfig: onFailure(ref('ReportsFailed')) }),
    ...role('Scheduler', 'scheduler.amazonaws.com', allow(['lambda:InvokeFunction'], arn('Reports')), allow(['sqs:SendMessage'], arn('NightlyDead'))),
    Nightly: {
      Type: 'AWS::Scheduler::Schedule',
      DependsOn: ['SchedulerPolicy'],
      Properties: {
        ScheduleExpression: 'rate(1 day)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Arn: arn('Reports'),
          RoleArn: arn('SchedulerRole'),
          DeadLetterConfig: { Arn: arn('NightlyDead') },
          RetryPolicy: { MaximumRetryAttempts: 20, MaximumEventAgeInSeconds: 3600 },
        },
      },
    },
  };
}

/** With the function's own dead-letter queue. */
function subscribed(): Resources {
  return {
    Signups: { Type: 'AWS::SNS::Topic', Properties: {} },
    ...failures('SignupsDead'),
    ...writers('SignupsDead', 'sns.amazonaws.com', 'Signups'),
    ...failures('MailerDead'),
    ...worker('Mailer', { DeadLetterConfig: { TargetArn: arn('MailerDead') } }, allow(['sqs:SendMessage'], arn('MailerDead'))),
    ...invokeConfig('MailerSettings', 'Mailer', '$LATEST', {}),
    Subscription: {
      Type: 'AWS::SNS::Subscription',
      Properties: {
        TopicArn: ref('Signups'), Protocol: 'lambda', Endpoint: arn('Mailer'), RedrivePolicy: { deadLetterTargetArn: arn('SignupsDead') },
      },
    },
    ...mayInvoke('SignupsMayInvoke', arn('Mailer'), 'sns.amazonaws.com', { SourceArn: ref('Signups') }),
  };
}

/** Whose callers wait for the answer. */
function asked(): Resources {
  return {
    ...worker('Front', { Timeout: 15 }),
    ...alias('Front'),
    Url: { Type: 'AWS::Lambda::Url', Properties: { TargetFunctionArn: ref('Front'), Qualifier: 'live', AuthType: 'NONE' }, DependsOn: ['FrontLive'] },
    ...mayInvoke('MayUseUrl', ref('FrontLive'), '*', { Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE' }),
    ...mayInvoke('UrlMayInvoke', ref('FrontLive'), '*', { InvokedViaFunctionUrl: true }),
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'shop', ProtocolType: 'HTTP' } },
    Integration: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId: ref('Api'), IntegrationType: 'AWS_PROXY', IntegrationUri: ref('FrontLive'), PayloadFormatVersion: '2.0', TimeoutInMillis: 20000,
      },
    },
    ...mayInvoke('ApiMayInvoke', ref('FrontLive'), 'apigateway.amazonaws.com', {
      SourceArn: sub('arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*/*'),
    }),
  };
}

function kafkaFed(): Resources {
  return {
    PaymentsFailed: { Type: 'AWS::S3::Bucket', Properties: {} },
    Payments: {
      Type: 'AWS::MSK::ServerlessCluster',
      Properties: {
        ClusterName: 'payments',
        ClientAuthentication: { Sasl: { Iam: { Enabled: true } } },
        VpcConfigs: [{ SubnetIds: ['subnet-a', 'subnet-b'] }],
      },
    },
    ...worker(
      'PaymentsWorker',
      {},
      allow(['kafka:DescribeCluster', 'kafka:DescribeClusterV2', 'kafka:GetBootstrapBrokers'], '*'),
      allow([
        'ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeVpcs', 'ec2:DeleteNetworkInterface', 'ec2:DescribeSubnets',
        'ec2:DescribeSecurityGroups',
      ], '*'),
      allow(['kafka-cluster:Connect', 'kafka-cluster:DescribeGroup', 'kafka-cluster:AlterGroup', 'kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData', 'kafka-cluster:DescribeClusterDynamicConfiguration'], '*'),
      allow(['s3:PutObject'], sub('${PaymentsFailed.Arn}/*')),
      allow(['s3:ListBucket'], arn('PaymentsFailed')),
    ),
    ...mapping('PaymentsMapping', 'PaymentsWorkerPolicy', {
      EventSourceArn: ref('Payments'),
      FunctionName: ref('PaymentsWorker'),
      Topics: ['payments'],
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 50,
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 6,
      MaximumRecordAgeInSeconds: 10800,
      ProvisionedPollerConfig: { MinimumPollers: 1, MaximumPollers: 5 },
      DestinationConfig: onFailure(arn('PaymentsFailed')),
    }),
  };
}

export function base(): Resources {
  return {
    ...queueFed(), ...streamFed(), ...tableFed(), ...pushedTo(), ...scheduled(), ...subscribed(), ...asked(), ...kafkaFed(), ...approved(),
  };
}

/** A state machine that waits for the answer of somebody whom a function asks. */
function approved(): Resources {
  return {
    ...worker('Asker', {}),
    ...role('Approval', 'states.amazonaws.com', allow(['lambda:InvokeFunction'], arn('Asker'))),
    Approval: {
      Type: 'AWS::StepFunctions::StateMachine',
      DependsOn: ['ApprovalPolicy'],
      Properties: {
        RoleArn: arn('ApprovalRole'),
        Definition: {
          StartAt: 'Ask',
          States: {
            Ask: {
              Type: 'Task',
              Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
              Parameters: { FunctionName: '${Asker}', Payload: { 'token.$': '$$.Task.Token' } },
              HeartbeatSeconds: 3600,
              End: true,
            },
          },
        },
        DefinitionSubstitutions: { Asker: arn('Asker') },
      },
    },
  };
}

/** A FIFO queue with all that belongs to it. Its dead-letter queue is worth knowing of, whatever the app does. */
export function fifo(): Resources {
  return {
    ...failures('LedgerDead', { FifoQueue: true }),
    Ledger: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        FifoQueue: true, ContentBasedDeduplication: true, VisibilityTimeout: 240, RedrivePolicy: { deadLetterTargetArn: arn('LedgerDead'), maxReceiveCount: 5 },
      },
    },
    ...worker('LedgerWorker', {}, allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], arn('Ledger'))),
    ...mapping('LedgerMapping', 'LedgerWorkerPolicy', {
      EventSourceArn: arn('Ledger'), FunctionName: ref('LedgerWorker'), BatchSize: 10, FunctionResponseTypes: ['ReportBatchItemFailures'],
    }),
    ...failures('BookedDead'),
    ...writers('BookedDead', 'events.amazonaws.com', 'Booked'),
    ...writers('Ledger', 'events.amazonaws.com', 'Booked'),
    Booked: {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventPattern: { source: ['books'] },
        Targets: [{
          Id: 'ledger', Arn: arn('Ledger'), SqsParameters: { MessageGroupId: 'books' }, DeadLetterConfig: { Arn: arn('BookedDead') },
        }],
      },
    },
  };
}
