import { aFunction, aMapping, aQueue, arn, Json, onlyDelivery, ref } from '../../template/app-of';

const HIDDEN_BY_P = {
  unknown: 'Ref P, a parameter of App',
  cause: { kind: 'parameter', stack: 'App', name: 'P' },
};

const polled = (queue: Json, mapping: Json = {}): ReturnType<typeof onlyDelivery> => onlyDelivery(
  { Fn: aFunction(), D: aQueue(), Q: aQueue(queue), M: aMapping({ EventSourceArn: arn('Q'), ...mapping }) },
  { Parameters: { P: {} } },
);

test('absent settings of a queue and its mapping have the defaults of AWS', () => {
  expect(polled({})).toMatchObject({
    id: 'App.M',
    source: { kind: 'queue', node: 'App.Q' },
    target: { function: 'App.Fn', qualifier: '$LATEST' },
    declaredAt: { stack: 'App', logicalId: 'M' },
    policy: {
      mode: 'poll',
      order: 'none',
      batch: { size: 10, window: 0, tumblingWindow: 0 },
      attempts: { most: 'unlimited', countedBy: 'receives', backoff: { law: 'visibility', seconds: 30 } },
      maxAge: 345_600,
      retention: 345_600,
      partialFailure: { reportBatchItemFailures: false, bisectBatchOnError: false },
      concurrency: { perLane: 1, maximum: 'unset', provisionedPollers: 'unset' },
      filters: [],
      enabled: true,
      exits: { failure: [], success: [] },
    },
  });
});

test.each<[string, unknown, unknown, unknown]>([
  ['an object', { deadLetterTargetArn: arn('D'), maxReceiveCount: 3 }, 3, 'App.D'],
  ['an object without a count', { deadLetterTargetArn: arn('D') }, 10, 'App.D'],
  ['a JSON text', '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:1:d","maxReceiveCount":"4"}', 4, 'arn:aws:sqs:eu-west-1:1:d'],
  ['a hidden count', { deadLetterTargetArn: arn('D'), maxReceiveCount: ref('P') }, HIDDEN_BY_P, 'App.D'],
  ['hidden', ref('P'), HIDDEN_BY_P, HIDDEN_BY_P],
  ['no JSON', 'x', { unknown: 'a string that is not JSON' }, { unknown: 'a string that is not JSON' }],
])('a redrive policy that is %s', (_, policy, most, to) => {
  const delivery = polled({ RedrivePolicy: policy }).policy;
  expect(delivery.attempts.most).toEqual(most);
  expect(delivery.exits.failure).toEqual([{ by: 'queue-redrive', to, carries: 'event' }]);
});

test('a FIFO queue keeps order in each message group', () => {
  expect(polled({ FifoQueue: true }).policy.order).toBe('message-group');
  expect(polled({ FifoQueue: 'false' }).policy.order).toBe('none');
  expect(polled({ FifoQueue: ref('P') }).policy.order).toEqual(HIDDEN_BY_P);
});

test('settings are read', () => {
  expect(polled({ VisibilityTimeout: 90, MessageRetentionPeriod: '60' }, {
    BatchSize: 100,
    MaximumBatchingWindowInSeconds: 5,
    Enabled: false,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ScalingConfig: { MaximumConcurrency: 4 },
    ProvisionedPollerConfig: { MinimumPollers: 3 },
    FilterCriteria: { Filters: [{ Pattern: '{"body":{"a":[1]}}' }, { Pattern: ref('P') }] },
  }).policy).toMatchObject({
    batch: { size: 100, window: 5 },
    attempts: { backoff: { seconds: 90 } },
    maxAge: 60,
    enabled: false,
    partialFailure: { reportBatchItemFailures: true },
    concurrency: { maximum: 4, provisionedPollers: { minimum: 3, maximum: 200 } },
    filters: ['{"body":{"a":[1]}}', HIDDEN_BY_P],
  });
});

test('a destination of the mapping is no exit, since Lambda ignores it for a queue', () => {
  expect(polled({}, { DestinationConfig: { OnFailure: { Destination: arn('D') } } }).policy.exits.failure).toEqual([]);
});

describe('a queue from outside', () => {
  const from = (queueArn: unknown): ReturnType<typeof onlyDelivery> => onlyDelivery({ Fn: aFunction(), M: aMapping({ EventSourceArn: queueArn }) });

  test.each<[string, unknown, unknown]>([
    ['arn:aws:sqs:eu-west-1:1:orders', 'none', {}],
    ['arn:aws:sqs:eu-west-1:1:orders.fifo', 'message-group', {}],
  ])('%s has order %s', (queueArn, order) => {
    expect(from(queueArn)).toMatchObject({ source: { kind: 'queue', node: queueArn }, policy: { order } });
  });

  test('everything else about it is unknown', () => {
    const id = 'arn:${AWS::Partition}:sqs:${AWS::Region}:1:orders';
    const why = { unknown: `a queue outside the app: ${id}` };
    expect(from({ 'Fn::Sub': id })).toMatchObject({
      source: { kind: 'queue', node: id },
      policy: { attempts: { most: why, backoff: { seconds: why } }, maxAge: why, exits: { failure: [{ by: 'queue-redrive', to: why, carries: 'event' }] } },
    });
  });
});
