import { aFunction, aQueue, arn, Json, onlyDelivery, resource } from '../../template/app-of';

const piped = (pipe: Json): ReturnType<typeof onlyDelivery> => onlyDelivery({
  Fn: aFunction(),
  D: aQueue(),
  Q: aQueue({ VisibilityTimeout: 60, RedrivePolicy: { deadLetterTargetArn: arn('D'), maxReceiveCount: 3 } }),
  S: resource('AWS::Kinesis::Stream'),
  Pipe: resource('AWS::Pipes::Pipe', { Target: arn('Fn'), ...pipe }),
});

test('a pipe that waits on a queue tries as often as the queue lets it', () => {
  const { id, source, policy } = piped({ Source: arn('Q'), SourceParameters: { SqsQueueParameters: { BatchSize: 5 } }, DesiredState: 'STOPPED' });
  expect(id).toBe('App.Pipe');
  expect(source).toEqual({ kind: 'pipe', node: 'App.Q', service: 'pipes' });
  expect(policy).toMatchObject({
    mode: 'poll',
    batch: { size: 5 },
    attempts: { most: 3, countedBy: 'receives' },
    enabled: false,
    partialFailure: { reportBatchItemFailures: true },
    exits: { failure: [{ by: 'queue-redrive', to: 'App.D' }] },
  });
});

test('a pipe that waits on a stream has bounds and a dead-letter queue of its own', () => {
  const { policy, pushTarget } = piped({
    Source: arn('S'),
    SourceParameters: { KinesisStreamParameters: { MaximumRetryAttempts: 2, OnPartialBatchItemFailure: 'AUTOMATIC_BISECT', DeadLetterConfig: { Arn: arn('D') } } },
  });
  expect(policy).toMatchObject({
    order: 'shard', attempts: { most: 3 }, partialFailure: { bisectBatchOnError: true }, exits: { failure: [{ by: 'target-dead-letter', to: 'App.D' }] },
  });
  expect(pushTarget?.deadLetterProperty).toBe('SourceParameters.KinesisStreamParameters.DeadLetterConfig.Arn');
});

test.each([
  ['SqsQueueParameters', { attempts: { countedBy: 'receives' } }],
  ['KinesisStreamParameters', { order: 'shard', attempts: { most: 'unlimited' } }],
  ['ManagedStreamingKafkaParameters', { order: 'shard' }],
  ['RabbitMQBrokerParameters', { order: 'none' }],
])('a pipe whose source is hidden tells its kind by %s', (name, policy) => {
  expect(piped({ Source: { 'Fn::ImportValue': 'x' }, SourceParameters: { [name]: { BatchSize: 5 } } }).policy).toMatchObject(policy);
});
