/** The stack that the other imports from: sources with a life of their own, and a function that polls a queue of the other stack. */
import { allow, arn, failures, Json, key, mapping, policy, ref, Resources, sub, worker } from '../parts';

/** The queue of the other stack by its name: two stacks cannot import from each other. */
export const INVOICES = sub('arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:invoices');

/** What the stack exports, by the name of the export. */
export const CORE_EXPORTS: Readonly<Record<string, unknown>> = {
  ParcelsArn: arn('Parcels'),
  ParcelsKeyArn: arn('ParcelsKey'),
  SignupsArn: ref('Signups'),
  BrokerArn: arn('Broker'),
  DocsArn: sub('arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:cluster:${Docs}'),
  ClusterArn: ref('Cluster'),
  RejectedArn: arn('Rejected'),
  AuditName: ref('Audit'),
  AuditArn: arn('Audit'),
  BusName: ref('Bus'),
};

const stored = (type: string, properties: Json = {}): Json => ({ Type: type, Properties: properties });

function sources(): Resources {
  return {
    ...key('ParcelsKey'),
    ...failures('ParcelsDead', { RedriveAllowPolicy: { redrivePermission: 'byQueue', sourceQueueArns: [sub('arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:parcels')] } }),
    Parcels: stored('AWS::SQS::Queue', {
      QueueName: 'parcels', KmsMasterKeyId: arn('ParcelsKey'), VisibilityTimeout: 200, RedrivePolicy: { deadLetterTargetArn: arn('ParcelsDead'), maxReceiveCount: 5 },
    }),
    Signups: stored('AWS::SNS::Topic'),
    Rejected: stored('AWS::S3::Bucket'),
    Audit: stored('AWS::Logs::LogGroup', { LogGroupName: '/shop/audit' }),
    Bus: stored('AWS::Events::EventBus', { Name: 'core' }),
    Broker: stored('AWS::AmazonMQ::Broker', {
      BrokerName: 'mail', EngineType: 'RABBITMQ', DeploymentMode: 'SINGLE_INSTANCE', HostInstanceType: 'mq.m5.large', PubliclyAccessible: false, SubnetIds: ['subnet-a'],
    }),
    Docs: stored('AWS::DocDB::DBCluster', { DBSubnetGroupName: 'docs' }),
    Cluster: stored('AWS::MSK::Cluster', {
      ClusterName: 'events',
      KafkaVersion: '3.8.x',
      NumberOfBrokerNodes: 2,
      ClientAuthentication: { Sasl: { Iam: { Enabled: true } } },
      BrokerNodeGroupInfo: { InstanceType: 'kafka.m7g.large', ClientSubnets: ['subnet-a', 'subnet-b'] },
    }),
  };
}

function biller(): Resources {
  return {
    ...worker('Bill', { Timeout: 20 }, allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], INVOICES)),
    ...mapping('BillMapping', 'BillPolicy', { EventSourceArn: INVOICES, FunctionName: ref('Bill'), FunctionResponseTypes: ['ReportBatchItemFailures'] }),
  };
}

/** Who else may use what the stack keeps for itself. */
function guards(): Resources {
  return {
    ParcelsGuard: stored('AWS::SQS::QueuePolicy', {
      Queues: [ref('Parcels')],
      PolicyDocument: policy({
        Effect: 'Deny', Principal: '*', Action: 'sqs:*', Resource: arn('Parcels'), Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    }),
  };
}

export function core(): Resources {
  return { ...sources(), ...biller(), ...guards() };
}
