import { aFunction, aMapping, aQueue, arn, Json, onlyDelivery, resource } from '../../template/app-of';

const polled = (mapping: Json): ReturnType<typeof onlyDelivery> => onlyDelivery({
  Fn: aFunction(), D: aQueue(), Cluster: resource('AWS::MSK::Cluster'), M: aMapping({ Topics: ['orders'], ...mapping }),
});
const msk = (mapping: Json): ReturnType<typeof onlyDelivery> => polled({ EventSourceArn: arn('Cluster'), ...mapping });
const OWN = { SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers: ['b1:9092', 'b2:9092'] } } };
const to = (destination: unknown): Json => ({ DestinationConfig: { OnFailure: { Destination: destination } } });

test('absent settings have the defaults of AWS', () => {
  expect(msk({})).toMatchObject({
    source: { kind: 'kafka', node: 'App.Cluster', topic: 'orders' },
    policy: {
      order: 'shard',
      batch: { size: 100, window: 0.5 },
      attempts: { most: 'unlimited', countedBy: 'function-errors' },
      maxAge: 'unlimited',
      retention: { unknown: expect.any(String) },
      concurrency: { provisionedPollers: 'unset' },
      exits: { failure: [] },
    },
  });
});

test('brokers of one\'s own are known by their addresses', () => {
  expect(polled(OWN).source).toEqual({ kind: 'kafka', node: 'brokers b1:9092,b2:9092', topic: 'orders' });
});

test.each<[string, unknown, unknown]>([
  ['a queue', arn('D'), { to: 'App.D', carries: 'pointer' }],
  ['a bucket', 'arn:aws:s3:::failed', { to: 'arn:aws:s3:::failed', carries: 'records' }],
  ['a topic of the cluster', 'kafka://failed', { to: 'kafka://failed', carries: 'records' }],
])('%s takes what fails', (_, destination, exit) => {
  expect(msk(to(destination)).policy.exits.failure).toEqual([{ by: 'on-failure', ...exit as Json }]);
});

test('where failed records go to a topic, Lambda bounds the retries', () => {
  expect(msk(to('kafka://failed')).policy.attempts.most).toBe(11);
  expect(msk({ ...to('kafka://failed'), MaximumRetryAttempts: 2 }).policy.attempts.most).toBe(3);
});

test('a share group has no order and retries nothing by itself', () => {
  expect(polled({ ...OWN, SelfManagedKafkaEventSourceConfig: { ConsumptionMode: 'Queue' } }).policy)
    .toMatchObject({ order: 'none', attempts: { most: 1 } });
});

test('provisioned pollers have Kafka\'s own defaults', () => {
  expect(msk({ ProvisionedPollerConfig: {} }).policy.concurrency.provisionedPollers).toEqual({ minimum: 1, maximum: 200 });
});
