/** Defects of what is polled in the other stack. */
import { change, Mutation, several, without } from '../../mutation';
import { allow, arn, policy, ref, Resources, sub } from '../../parts';
import { imported, work } from '../work';

const consume = (at: string, of: string, actions: readonly string[]): readonly Mutation[] => actions.map((action) => without('role-may-consume', at, of, action));

const deny = (action: string, on: unknown): unknown => ({ Effect: 'Deny', Action: action, Resource: on });

/** A function of its own in the other stack that reads what is read already. */
const rival = (source: unknown): Resources => ({
  Rival: { ...work().Pack, DependsOn: ['PackPolicy'] },
  RivalMapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    DependsOn: ['PackPolicy'],
    Properties: { EventSourceArn: source, FunctionName: ref('Rival'), ScalingConfig: { MaximumConcurrency: 5 }, FunctionResponseTypes: ['ReportBatchItemFailures'] },
  },
});

export const sources: readonly Mutation[] = [
  // The queue is in one stack, the function in the other.
  change('visibility-covers-timeout', 'Parcels', 'Parcels.VisibilityTimeout', 25),
  change('visibility-covers-timeout', 'Parcels', 'Pack.Timeout', 300),
  change('visibility-covers-timeout', 'Invoices', 'Bill.Timeout', 200),
  change('visibility-covers-timeout', 'Invoices', 'Invoices.VisibilityTimeout', 10),
  change('visibility-covers-retries', 'Parcels', 'Parcels.VisibilityTimeout', 179),
  change('visibility-covers-retries', 'Invoices', 'Invoices.VisibilityTimeout'),
  change('visibility-covers-retries', 'Parcels', 'PackMapping.MaximumBatchingWindowInSeconds', 60),
  change('source-queue-has-dead-letter-queue', 'Parcels', 'Parcels.RedrivePolicy'),
  change('source-queue-has-dead-letter-queue', 'Invoices', 'Invoices.RedrivePolicy'),
  change('receive-count-survives-throttling', 'Invoices', 'Invoices.RedrivePolicy.maxReceiveCount', 3),
  change('dead-letter-queue-type-matches', 'Parcels', 'ParcelsDead.FifoQueue', true),
  change('dead-letter-queue-outlives-source', 'InvoicesDead', 'InvoicesDead.MessageRetentionPeriod', 3600),
  change('dead-letter-queue-takes-its-source', 'Parcels', 'ParcelsDead.RedriveAllowPolicy', { redrivePermission: 'denyAll' }),
  change('dead-letter-queue-takes-its-source', 'Parcels', 'ParcelsDead.RedriveAllowPolicy.sourceQueueArns', [
    sub('arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:parcel'),
  ]),
  change('dead-letter-queue-takes-its-source', 'Parcels', 'Parcels.QueueName', 'parcels-v2'),
  change('redrive-does-not-loop', 'Invoices', 'InvoicesDead.RedrivePolicy', { deadLetterTargetArn: arn('Invoices'), maxReceiveCount: 5 }),
  several('redrive-does-not-loop', 'Invoices', {
    'Bill2': { Type: 'AWS::Lambda::EventSourceMapping', DependsOn: ['BillPolicy'], Properties: { EventSourceArn: arn('InvoicesDead'), FunctionName: 'placeholder' } },
    'Bill2.FunctionName': arn('Pack'),
    'Bill3': { Type: 'AWS::Lambda::EventSourceMapping', DependsOn: ['BillPolicy'], Properties: { EventSourceArn: arn('Invoices'), FunctionName: arn('Pack') } },
  }, ['role-may-consume', 'visibility-covers-timeout', 'source-queue-has-dead-letter-queue']),
  change('batch-reports-item-failures', 'BillMapping', 'BillMapping.FunctionResponseTypes'),
  change('batch-reports-item-failures', 'PackMapping', 'PackMapping.FunctionResponseTypes'),
  change('large-batch-has-window', 'PackMapping', 'PackMapping.BatchSize', 100),
  change('large-batch-has-window', 'BillMapping', 'BillMapping.BatchSize', 11),
  several('queue-has-one-consumer', 'RivalMapping', rival(imported('ParcelsArn'))),
  several('function-reads-source-once', 'PackMapping2', { PackMapping2: work().PackMapping }),
  change('concurrency-fits-reservation', 'Pack', 'PackMapping.ScalingConfig.MaximumConcurrency', 11),
  change('reservation-bounds-pollers', 'PackMapping', 'PackMapping.ScalingConfig'),
  change('pollers-or-concurrency', 'PackMapping', 'PackMapping.ProvisionedPollerConfig', { MinimumPollers: 2 }),
  change('mapping-is-enabled', 'PackMapping', 'PackMapping.Enabled', 'false'),
  change('throttled-to-zero-keeps-events', 'Pack', 'Pack.ReservedConcurrentExecutions', 0),
  change('failure-exit-is-watched', 'ParcelsDead', 'ParcelsDeadAlarm'),
  change('failure-exit-is-watched', 'JobsDead', 'JobsDeadAlarm.Dimensions', [{ Name: 'QueueName', Value: 'jobs-dead' }]),

  // What the role may do with it.
  ...consume('PackMapping', 'PackPolicy', ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'kms:Decrypt']),
  ...consume('BillMapping', 'BillPolicy', ['sqs:ReceiveMessage', 'sqs:DeleteMessage']),
  ...consume('MailMapping', 'MailPolicy', ['mq:DescribeBroker', 'ec2:CreateNetworkInterface', 'ec2:DescribeSubnets']),
  ...consume('IndexMapping', 'IndexPolicy', ['rds:DescribeDBClusters', 'rds:DescribeDBSubnetGroups', 'ec2:DescribeVpcs']),
  ...consume('LedgerMapping', 'LedgerPolicy', ['kafka:GetBootstrapBrokers', 'kafka-cluster:ReadData', 'kafka-cluster:DescribeGroup', 'ec2:DeleteNetworkInterface']),
  change('role-may-consume', 'PackMapping', 'PackPolicy.PolicyDocument.Statement.1.Resource', imported('ParcelsKeyArn')),
  change('role-may-consume', 'PackMapping', 'PackPolicy.PolicyDocument.Statement.1.Resource', sub('arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:parcel')),
  change('role-may-consume', 'BillMapping', 'BillPolicy.PolicyDocument.Statement.1.Resource', sub('arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:invoices')),
  change('role-may-consume', 'BillMapping', 'BillPolicy.PolicyDocument.Statement.1.Resource', sub('arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:Invoices')),
  change('role-may-consume', 'PackMapping', 'PackPolicy.PolicyDocument.Statement.3', deny('sqs:*', '*')),
  change('role-may-consume', 'PackMapping', 'PackPolicy.PolicyDocument.Statement.3', deny('kms:Decrypt', imported('ParcelsKeyArn'))),
  change('role-may-consume', 'PackMapping', 'ParcelsGuard.PolicyDocument.Statement.0.Condition'),
  change('role-may-consume', 'PackMapping', 'ParcelsKey.KeyPolicy', policy({ ...allow(['kms:*'], '*'), Principal: { AWS: 'arn:aws:iam::111122223333:role/admin' } })),
  change('role-may-consume', 'PackMapping', 'ParcelsKey.KeyPolicy.Statement.1', { Effect: 'Deny', Principal: '*', Action: 'kms:Decrypt', Resource: '*' }),
  change('role-may-consume', 'BillMapping', 'Invoices.KmsMasterKeyId', imported('ParcelsKeyArn')),
  several('mapping-waits-for-permissions', 'PackMapping', { 'PackMapping/DependsOn': undefined, 'Pack/DependsOn': undefined }),
  several('mapping-waits-for-permissions', 'MailMapping', { 'MailMapping/DependsOn': undefined, 'Mail/DependsOn': undefined }),

  // What a source does not take.
  change('mapping-options-fit-source', 'MailMapping', 'MailMapping.FunctionResponseTypes', ['ReportBatchItemFailures']),
  change('mapping-options-fit-source', 'MailMapping', 'MailMapping.MaximumRetryAttempts', 2),
  change('mapping-options-fit-source', 'MailMapping', 'MailMapping.StartingPosition', 'LATEST'),
  change('mapping-options-fit-source', 'IndexMapping', 'IndexMapping.BisectBatchOnFunctionError', true),
  change('mapping-options-fit-source', 'IndexMapping', 'IndexMapping.ParallelizationFactor', 2),
  change('mapping-options-fit-source', 'LedgerMapping', 'LedgerMapping.ParallelizationFactor', 2),
  change('mapping-options-fit-source', 'LedgerMapping', 'LedgerMapping.TumblingWindowInSeconds', 30),
  change('mapping-options-fit-source', 'PackMapping', 'PackMapping.BisectBatchOnFunctionError', true),
  change('destination-kind-fits', 'MailMapping', 'MailMapping.DestinationConfig', { OnFailure: { Destination: arn('JobsDead') } }, ['role-may-deliver']),
  change('destination-kind-fits', 'IndexMapping', 'IndexMapping.DestinationConfig', { OnFailure: { Destination: arn('JobsDead') } }, ['role-may-deliver']),
  change('destination-kind-fits', 'LedgerMapping', 'LedgerMapping.DestinationConfig.OnFailure.Destination', arn('Front'), ['role-may-deliver']),
  change('destination-kind-fits', 'LedgerMapping', 'LedgerMapping.DestinationConfig.OnSuccess', { Destination: imported('RejectedArn') }, ['role-may-deliver']),
  change('starting-position-is-set', 'LedgerMapping', 'LedgerMapping.StartingPosition'),
  change('starting-position-is-set', 'IndexMapping', 'IndexMapping.StartingPosition'),
  change('starting-position-misses-nothing', 'IndexMapping', 'IndexMapping.StartingPosition', 'LATEST'),
  change('kafka-error-handling-needs-pollers', 'LedgerMapping', 'LedgerMapping.ProvisionedPollerConfig'),
  change('poison-record-is-isolated', 'LedgerMapping', 'LedgerMapping.BisectBatchOnFunctionError'),
  change('stream-failure-has-an-exit', 'LedgerMapping', 'LedgerMapping.DestinationConfig'),
  several('stream-retries-are-bounded', 'LedgerMapping', { 'LedgerMapping.MaximumRetryAttempts': undefined, 'LedgerMapping.MaximumRecordAgeInSeconds': undefined }),
  change('record-age-is-at-least-a-minute', 'LedgerMapping', 'LedgerMapping.MaximumRecordAgeInSeconds', 30),
  change('poller-outlasts-function', 'Ledger', 'Ledger.Timeout', 900),
  without('role-may-deliver', 'LedgerMapping', 'LedgerPolicy', 's3:PutObject'),
  without('role-may-deliver', 'LedgerMapping', 'LedgerPolicy', 's3:ListBucket'),
  change('role-may-deliver', 'LedgerMapping', 'LedgerPolicy.PolicyDocument.Statement.4.Resource', imported('RejectedArn')),
];
