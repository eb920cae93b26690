/** Defects of queues and of the mappings that poll them. */
import { change, Mutation, several } from '../mutation';
import { arn, Json, ref, Resources } from '../parts';

/** A topic for alarms, with a subscriber. */
const onCall = (properties: Json): Resources => ({
  OnCall: { Type: 'AWS::SNS::Topic', Properties: properties },
  OnCallMail: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: ref('OnCall'), Protocol: 'email', Endpoint: 'on-call@example.com' } },
});

export const queues: readonly Mutation[] = [
  change('visibility-covers-retries', 'Orders', 'Orders.VisibilityTimeout'),
  change('visibility-covers-timeout', 'Orders', 'Orders.VisibilityTimeout', 0),
  change('visibility-covers-timeout', 'Orders', 'Orders.VisibilityTimeout', '29'),
  change('visibility-covers-timeout', 'Orders', 'OrdersWorker.Timeout', 900),
  change('visibility-covers-timeout', 'Ledger', 'Ledger.VisibilityTimeout', 20),
  change('visibility-covers-retries', 'Orders', 'Orders.VisibilityTimeout', 187),
  change('visibility-covers-retries', 'Orders', 'OrdersWorker.Timeout', 50),
  change('visibility-covers-retries', 'Orders', 'OrdersMapping.MaximumBatchingWindowInSeconds', 121),
  change('visibility-covers-retries', 'Ledger', 'LedgerWorker.Timeout', 41),
  change('source-queue-has-dead-letter-queue', 'Orders', 'Orders.RedrivePolicy'),
  change('source-queue-has-dead-letter-queue', 'Ledger', 'Ledger.RedrivePolicy'),
  change('receive-count-survives-throttling', 'Orders', 'Orders.RedrivePolicy.maxReceiveCount', 1),
  change('receive-count-survives-throttling', 'Orders', 'Orders.RedrivePolicy.maxReceiveCount', '4'),
  change('receive-count-survives-throttling', 'Ledger', 'Ledger.RedrivePolicy.maxReceiveCount', 2),
  change('message-reaches-dead-letter-queue', 'Orders', 'Orders.MessageRetentionPeriod', 60),
  change('dead-letter-queue-outlives-source', 'OrdersDead', 'OrdersDead.MessageRetentionPeriod'),
  change('dead-letter-queue-outlives-source', 'OrdersDead', 'OrdersDead.MessageRetentionPeriod', 86400),
  change('dead-letter-queue-outlives-source', 'OrdersDead', 'Orders.MessageRetentionPeriod', 1209600),
  change('dead-letter-queue-type-matches', 'Orders', 'OrdersDead.FifoQueue', true),
  change('dead-letter-queue-type-matches', 'Ledger', 'LedgerDead.FifoQueue'),
  change('sender-fits-fifo-queue', 'Booked', 'Ledger.ContentBasedDeduplication'),
  change('sender-fits-fifo-queue', 'Booked', 'Booked.Targets.0.SqsParameters'),
  change('redrive-does-not-loop', 'Orders', 'Orders.RedrivePolicy.deadLetterTargetArn', arn('Orders')),
  change('redrive-does-not-loop', 'Orders', 'OrdersDead.RedrivePolicy', { deadLetterTargetArn: arn('Orders'), maxReceiveCount: 5 }),
  change('batch-reports-item-failures', 'OrdersMapping', 'OrdersMapping.FunctionResponseTypes'),
  change('batch-reports-item-failures', 'OrdersMapping', 'OrdersMapping.FunctionResponseTypes', []),
  change('batch-reports-item-failures', 'LedgerMapping', 'LedgerMapping.FunctionResponseTypes'),
  change('large-batch-has-window', 'OrdersMapping', 'OrdersMapping.MaximumBatchingWindowInSeconds'),
  change('large-batch-has-window', 'OrdersMapping', 'OrdersMapping.MaximumBatchingWindowInSeconds', 0),
  change('fifo-batch-within-limits', 'LedgerMapping', 'LedgerMapping.BatchSize', 11),
  change('fifo-batch-within-limits', 'LedgerMapping', 'LedgerMapping.MaximumBatchingWindowInSeconds', 1),
  change('mapping-options-fit-source', 'OrdersMapping', 'OrdersMapping.BisectBatchOnFunctionError', true),
  change('mapping-options-fit-source', 'OrdersMapping', 'OrdersMapping.StartingPosition', 'LATEST'),
  change('mapping-options-fit-source', 'OrdersMapping', 'OrdersMapping.MaximumRetryAttempts', 3),
  change('mapping-options-fit-source', 'OrdersMapping', 'OrdersMapping.MaximumRecordAgeInSeconds', 600),
  change('mapping-options-fit-source', 'OrdersMapping', 'OrdersMapping.ParallelizationFactor', 3),
  change('mapping-options-fit-source', 'OrdersMapping', 'OrdersMapping.TumblingWindowInSeconds', 60),
  change('destination-kind-fits', 'OrdersMapping', 'OrdersMapping.DestinationConfig', { OnFailure: { Destination: arn('ThumbsFailed') } }, ['role-may-deliver']),
  change('concurrency-fits-reservation', 'OrdersWorker', 'OrdersMapping.ScalingConfig.MaximumConcurrency', 21),
  change('concurrency-fits-reservation', 'OrdersWorker', 'OrdersWorker.ReservedConcurrentExecutions', 5),
  change('reservation-bounds-pollers', 'OrdersMapping', 'OrdersMapping.ScalingConfig'),
  change('reservation-bounds-pollers', 'LedgerMapping', 'LedgerWorker.ReservedConcurrentExecutions', 3),
  change('pollers-or-concurrency', 'OrdersMapping', 'OrdersMapping.ProvisionedPollerConfig', { MinimumPollers: 2, MaximumPollers: 4 }),
  several('queue-has-one-consumer', 'Second', {
    Second: {
      Type: 'AWS::Lambda::EventSourceMapping',
      DependsOn: ['OrdersWorkerPolicy'],
      Properties: {
        EventSourceArn: arn('Orders'), FunctionName: ref('Helper'), BatchSize: 10, FunctionResponseTypes: ['ReportBatchItemFailures'],
      },
    },
    Helper: {
      Type: 'AWS::Lambda::Function',
      DependsOn: ['OrdersWorkerPolicy'],
      Properties: { Runtime: 'nodejs22.x', Handler: 'a.b', Code: { ZipFile: 'x' }, Timeout: 10, Role: arn('OrdersWorkerRole') },
    },
  }),
  change('mapping-is-enabled', 'OrdersMapping', 'OrdersMapping.Enabled', false),
  change('mapping-is-enabled', 'ClicksMapping', 'ClicksMapping.Enabled', 'false'),
  change('throttled-to-zero-keeps-events', 'OrdersWorker', 'OrdersWorker.ReservedConcurrentExecutions', 0),
  change('failure-exit-is-watched', 'OrdersDead', 'OrdersDeadAlarm'),
  change('failure-exit-is-watched', 'OrdersDead', 'OrdersDeadAlarm.MetricName', 'NumberOfMessagesSent'),
  change('failure-exit-is-watched', 'OrdersDead', 'OrdersDeadAlarm.Dimensions', [{ Name: 'QueueName', Value: { 'Fn::GetAtt': ['Orders', 'QueueName'] } }]),
  change('failure-exit-is-watched', 'LedgerDead', 'LedgerDeadAlarm.Namespace', 'AWS/SNS'),
  several('failure-exit-is-watched', 'OrdersDeadAlarm', {
    'OrdersDeadAlarm.AlarmActions': [ref('OnCall')],
    ...onCall({ KmsMasterKeyId: arn('OnCallKey') }),
    'OnCallKey': {
      Type: 'AWS::KMS::Key',
      Properties: {
        KeyPolicy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } }, Action: 'kms:*', Resource: '*' }],
        },
      },
    },
  }),
  several('failure-exit-is-watched', 'LedgerDeadAlarm', {
    'LedgerDeadAlarm.AlarmActions': [ref('OnCall')],
    ...onCall({}),
    'OnCallPolicy': {
      Type: 'AWS::SNS::TopicPolicy',
      Properties: {
        Topics: [ref('OnCall')],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sns:Publish', Resource: ref('OnCall') }],
        },
      },
    },
  }),
  change('failure-alarm-is-heard', 'OrdersDeadAlarm', 'OrdersDeadAlarm.AlarmActions'),
  several('failure-alarm-is-heard', 'OnCall', {
    'LedgerDeadAlarm.AlarmActions': [ref('OnCall')],
    'OnCall': { Type: 'AWS::SNS::Topic', Properties: {} },
  }),
  change('dead-letter-queue-is-used', 'OrdersWorker', 'OrdersWorker.DeadLetterConfig', { TargetArn: ref('ReportsFailed') }, ['role-may-deliver']),
  change('filter-pattern-is-valid', 'OrdersMapping', 'OrdersMapping.FilterCriteria.Filters', [{ Pattern: '{"body":{"state":"placed"}}' }]),
  change('filter-pattern-is-valid', 'OrdersMapping', 'OrdersMapping.FilterCriteria.Filters', [{ Pattern: '{body: ["placed"]}' }]),
  change('filter-pattern-is-valid', 'OrdersMapping', 'OrdersMapping.FilterCriteria.Filters', [{ Pattern: '{"data":{"state":["placed"]}}' }]),
];
