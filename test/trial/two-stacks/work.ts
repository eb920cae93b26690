/** The stack that imports: its functions read and are told by what the other stack keeps, and it has a queue that the other polls. */
import { alias, allow, arn, failures, invokeConfig, Json, mapping, mayInvoke, policy, ref, Resources, role, sub, worker } from '../parts';
import { hops } from './hops';

export const imported = (name: string): Json => ({ 'Fn::ImportValue': `core-${name}` });

const NETWORK = [
  'ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeVpcs', 'ec2:DeleteNetworkInterface', 'ec2:DescribeSubnets', 'ec2:DescribeSecurityGroups',
];
const resource = (type: string, properties: Json): Json => ({ Type: type, Properties: properties });

/** Who may send to a queue for what failed, and for whom. */
export function letIn(queue: string, service: string, source: unknown): Resources {
  return {
    [`${queue}Writers`]: resource('AWS::SQS::QueuePolicy', {
      Queues: [ref(queue)],
      PolicyDocument: policy({
        ...allow(['sqs:SendMessage'], arn(queue)), Principal: { Service: service }, Condition: { ArnEquals: { 'aws:SourceArn': source } },
      }),
    }),
  };
}

function parcels(): Resources {
  return {
    ...worker(
      'Pack', { ReservedConcurrentExecutions: 10 },
      allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], imported('ParcelsArn')),
      allow(['kms:Decrypt'], imported('ParcelsKeyArn')),
    ),
    ...alias('Pack'),
    ...mapping('PackMapping', 'PackPolicy', {
      EventSourceArn: imported('ParcelsArn'), FunctionName: ref('PackLive'), ScalingConfig: { MaximumConcurrency: 5 }, FunctionResponseTypes: ['ReportBatchItemFailures'],
    }),
    ...failures('InvoicesDead'),
    Invoices: resource('AWS::SQS::Queue', {
      QueueName: 'invoices', VisibilityTimeout: 150, RedrivePolicy: { deadLetterTargetArn: arn('InvoicesDead'), maxReceiveCount: 5 },
    }),
  };
}

function brokers(): Resources {
  return {
    MailUser: resource('AWS::SecretsManager::Secret', {}),
    ...worker('Mail', {}, allow(['mq:DescribeBroker'], imported('BrokerArn')), allow(['secretsmanager:GetSecretValue'], ref('MailUser')), allow(NETWORK, '*')),
    ...mapping('MailMapping', 'MailPolicy', {
      EventSourceArn: imported('BrokerArn'),
      FunctionName: ref('Mail'),
      Queues: ['mail'],
      SourceAccessConfigurations: [{ Type: 'BASIC_AUTH', URI: ref('MailUser') }, { Type: 'VIRTUAL_HOST', URI: '/' }],
    }),
    ...worker(
      'Index', {},
      allow(['rds:DescribeDBClusters', 'rds:DescribeDBClusterParameters', 'rds:DescribeDBSubnetGroups'], '*'),
      allow(['secretsmanager:GetSecretValue'], ref('MailUser')),
      allow(NETWORK, '*'),
    ),
    ...mapping('IndexMapping', 'IndexPolicy', {
      EventSourceArn: imported('DocsArn'),
      FunctionName: ref('Index'),
      StartingPosition: 'TRIM_HORIZON',
      DocumentDBEventSourceConfig: { DatabaseName: 'shop', CollectionName: 'orders' },
      SourceAccessConfigurations: [{ Type: 'BASIC_AUTH', URI: ref('MailUser') }],
    }),
    ...worker(
      'Ledger', {},
      allow(['kafka:DescribeClusterV2', 'kafka:GetBootstrapBrokers'], imported('ClusterArn')),
      allow(NETWORK, '*'),
      allow([
        'kafka-cluster:Connect', 'kafka-cluster:DescribeGroup', 'kafka-cluster:AlterGroup', 'kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData',
        'kafka-cluster:DescribeClusterDynamicConfiguration',
      ], '*'),
      allow(['s3:PutObject'], { 'Fn::Join': ['', [imported('RejectedArn'), '/*']] }),
      allow(['s3:ListBucket'], imported('RejectedArn')),
    ),
    ...mapping('LedgerMapping', 'LedgerPolicy', {
      EventSourceArn: imported('ClusterArn'),
      FunctionName: ref('Ledger'),
      Topics: ['ledger'],
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 4,
      MaximumRecordAgeInSeconds: 3600,
      ProvisionedPollerConfig: { MinimumPollers: 1, MaximumPollers: 4 },
      DestinationConfig: { OnFailure: { Destination: imported('RejectedArn') } },
    }),
  };
}

function piped(): Resources {
  return {
    ...failures('JobsDead'),
    Jobs: resource('AWS::SQS::Queue', { VisibilityTimeout: 300, RedrivePolicy: { deadLetterTargetArn: arn('JobsDead'), maxReceiveCount: 5 } }),
    ...worker('Enrich', {}),
    ...role(
      'Pipe', 'pipes.amazonaws.com',
      allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], arn('Jobs')), allow(['lambda:InvokeFunction'], arn('Enrich')),
    ),
    Pipe: {
      ...resource('AWS::Pipes::Pipe', {
        RoleArn: arn('PipeRole'),
        Source: arn('Jobs'),
        Target: arn('Enrich'),
        TargetParameters: { LambdaFunctionParameters: { InvocationType: 'REQUEST_RESPONSE' } },
      }),
      DependsOn: ['PipePolicy'],
    },
  };
}

/** One function, by its alias, that six services tell of what happens. */
function told(): Resources {
  const live = ref('NotifyLive');
  return {
    ...failures('NotifyFailed'),
    ...worker('Notify', {}, allow(['sqs:SendMessage'], arn('NotifyFailed'))),
    ...alias('Notify'),
    ...invokeConfig('NotifySettings', 'Notify', 'live', { DestinationConfig: { OnFailure: { Destination: arn('NotifyFailed') } } }),
    ...failures('NotifyDead'),
    NotifyDeadWriters: resource('AWS::SQS::QueuePolicy', {
      Queues: [ref('NotifyDead')],
      PolicyDocument: policy(
        { ...allow(['sqs:SendMessage'], arn('NotifyDead')), Principal: { Service: 'sns.amazonaws.com' }, Condition: { ArnEquals: { 'aws:SourceArn': imported('SignupsArn') } } },
        { ...allow(['sqs:SendMessage'], arn('NotifyDead')), Principal: { Service: 'events.amazonaws.com' }, Condition: { ArnEquals: { 'aws:SourceArn': arn('Returned') } } },
      ),
    }),
    Subscription: resource('AWS::SNS::Subscription', {
      TopicArn: imported('SignupsArn'), Protocol: 'lambda', Endpoint: live, RedrivePolicy: { deadLetterTargetArn: arn('NotifyDead') },
    }),
    ...mayInvoke('SignupsMayInvoke', live, 'sns.amazonaws.com', { SourceArn: imported('SignupsArn') }),
    Returned: resource('AWS::Events::Rule', {
      EventBusName: imported('BusName'),
      EventPattern: { source: ['shop.returns'] },
      Targets: [{
        Id: 'notify', Arn: live, DeadLetterConfig: { Arn: arn('NotifyDead') }, RetryPolicy: { MaximumRetryAttempts: 30, MaximumEventAgeInSeconds: 3600 },
      }],
    }),
    ...mayInvoke('ReturnedMayInvoke', live, 'events.amazonaws.com', { SourceArn: arn('Returned') }),
    Errors: { ...resource('AWS::Logs::SubscriptionFilter', { LogGroupName: imported('AuditName'), FilterPattern: 'ERROR', DestinationArn: live }), DependsOn: ['ErrorsMayInvoke'] },
    ...mayInvoke('ErrorsMayInvoke', live, 'logs.amazonaws.com', { SourceArn: imported('AuditArn') }),
    Sensors: resource('AWS::IoT::TopicRule', { TopicRulePayload: { Sql: "SELECT * FROM 'sensors'", Actions: [{ Lambda: { FunctionArn: live } }] } }),
    ...mayInvoke('SensorsMayInvoke', live, 'iot.amazonaws.com', { SourceArn: arn('Sensors') }),
    Labels: {
      ...resource('AWS::S3::Bucket', {
        BucketName: 'trial-labels', NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:ObjectCreated:*', Function: live }] },
      }),
      DependsOn: ['LabelsMayInvoke'],
    },
    ...mayInvoke('LabelsMayInvoke', live, 's3.amazonaws.com', { SourceArn: 'arn:aws:s3:::trial-labels', SourceAccount: ref('AWS::AccountId') }),
    ...failures('HourlyDead'),
    ...role('Clock', 'scheduler.amazonaws.com', allow(['lambda:InvokeFunction'], live), allow(['sqs:SendMessage'], arn('HourlyDead'))),
    Hourly: {
      ...resource('AWS::Scheduler::Schedule', {
        ScheduleExpression: 'rate(1 hour)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Arn: live, RoleArn: arn('ClockRole'), DeadLetterConfig: { Arn: arn('HourlyDead') }, RetryPolicy: { MaximumRetryAttempts: 10, MaximumEventAgeInSeconds: 1800 },
        },
      }),
      DependsOn: ['ClockPolicy'],
    },
  };
}

function front(): Resources {
  return {
    ...worker('Front', { Timeout: 10 }),
    Apis: resource('AWS::CloudFormation::Stack', { TemplateURL: 'apis.json', Parameters: { FrontArn: arn('Front'), ParcelsArn: imported('ParcelsArn') } }),
  };
}

export function work(): Resources {
  return { ...parcels(), ...brokers(), ...piped(), ...told(), ...hops(), ...front() };
}

/** The stack that is nested: the APIs of the function outside it. */
export function apis(): Resources {
  const handler = ref('FrontArn');
  const uri = { 'Fn::Join': ['', ['arn:', ref('AWS::Partition'), ':apigateway:', ref('AWS::Region'), ':lambda:path/2015-03-31/functions/', handler, '/invocations']] };
  return {
    Rest: resource('AWS::ApiGateway::RestApi', { Name: 'shop' }),
    RestAny: resource('AWS::ApiGateway::Method', {
      RestApiId: ref('Rest'),
      ResourceId: { 'Fn::GetAtt': ['Rest', 'RootResourceId'] },
      HttpMethod: 'ANY',
      AuthorizationType: 'NONE',
      Integration: { Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: uri },
    }),
    ...mayInvoke('RestMayInvoke', handler, 'apigateway.amazonaws.com', { SourceArn: sub('arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Rest}/*/*/') }),
    Http: resource('AWS::ApiGatewayV2::Api', { Name: 'shop', ProtocolType: 'HTTP' }),
    HttpFront: resource('AWS::ApiGatewayV2::Integration', { ApiId: ref('Http'), IntegrationType: 'AWS_PROXY', IntegrationUri: handler, PayloadFormatVersion: '2.0' }),
    ...mayInvoke('HttpMayInvoke', handler, 'apigateway.amazonaws.com', { SourceArn: sub('arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Http}/*/*') }),
    FrontUrl: resource('AWS::Lambda::Url', { TargetFunctionArn: handler, AuthType: 'NONE' }),
    ...mayInvoke('MayUseUrl', handler, '*', { Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE' }),
    ...mayInvoke('UrlMayInvoke', handler, '*', { InvokedViaFunctionUrl: true }),
  };
}
