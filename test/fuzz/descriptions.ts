/**
 * Apps as plain data: any props that the types allow, good and bad, tokens among them, several consumers of one queue and several
 * settings of one function. Three in four are tame, with values that AWS takes, so that most are accepted; the rest is wild. Being data, an app that was accepted once can be built again by the judge, with another aws-cdk-lib.
 */
import * as fc from 'fast-check';

/** A token hides a value that AWS takes: what it is at deployment is the user's business. */
export interface Amount {
  readonly as: 'number' | 'lazy' | 'parameter';
  readonly value: number;
}

export interface Time {
  readonly unit: 'millis' | 'seconds' | 'minutes';
  readonly amount: Amount;
}

export type Given = Readonly<Record<string, unknown>>;

export interface Step {
  readonly make: typeof STEPS[number];
  readonly handler: number;
  readonly source: number;
  readonly props: Given;
}

export interface Description {
  readonly handlers: readonly { readonly kind: typeof HANDLERS[number]; readonly timeout: Amount }[];
  readonly queues: readonly typeof QUEUES[number][];
  readonly steps: readonly Step[];
}

/** The constructs that a step makes. */
export const STEPS = [
  'async', 'queue', 'kinesis', 'dynamodb', 'msk', 'brokers', 'mq', 'sns', 'rule', 'schedule', 's3', 'logs', 'service', 'canary',
] as const;
const TRIGGERS = ['sns', 'rule', 'schedule', 's3', 'logs', 'service'] as const;
export const HANDLERS = ['function', 'alias', 'version', 'durable', 'imported', 'imported with role', 'tenant isolated'] as const;
export const QUEUES = ['made', 'given', 'encrypted', 'settled', 'imported', 'given FIFO', 'imported FIFO'] as const;
export const DESTINATIONS = [
  'made queue', 'made queue with key', 'queue', 'encrypted queue', 'FIFO queue', 'topic', 'encrypted topic', 'FIFO topic', 'function', 'alias', 'self',
  'event bus', 'bucket', 'encrypted bucket', 'SqsDestination', 'SnsDestination', 'LambdaDestination', 'EventBridgeDestination', 'S3Destination', 'SqsDlq',
  'SnsDlq', 'S3OnFailureDestination', 'topic of Kafka',
] as const;
export const DEAD_LETTERS = ['queue', 'encrypted queue', 'FIFO queue'] as const;
export const TOPICS = ['topic', 'encrypted topic', 'FIFO topic'] as const;

/** For what no template contains: the validator warns of a parameter that nothing references. */
const withoutParameter = (one: Amount): Amount => (one.as === 'parameter' ? { ...one, as: 'lazy' } : one);

const STRANGE_NUMBERS = [0, -1, 0.5, NaN, Infinity, 1e9];

/** Values that AWS takes, of everything that the props of a construct have; a wild one takes anything that the types allow. */
function propsOf(wild: boolean): Record<Step['make'], Record<string, fc.Arbitrary<unknown>>> {
  const consumer = {
    enabled: fc.boolean(),
    reportBatchItemFailures: fc.boolean(),
    filterQuota: amount(wild, 5, 10).map(withoutParameter),
    metricsConfig: fc.constantFrom('EventCount', 'none', ...wild ? ['KafkaMetrics'] : []),
    ...wild ? { filterEncryption: fc.constant(true) } : {},
  };
  const stream = {
    ...consumer,
    startingPosition: fc.constantFrom('TRIM_HORIZON', 'LATEST', ...wild ? ['AT_TIMESTAMP'] : []),
    batchSize: amount(wild, 1, 10_000),
    maxBatchingWindow: time(wild, 0, 300),
    parallelizationFactor: amount(wild, 1, 10),
    bisectBatchOnError: fc.boolean(),
    retryAttempts: amount(wild, -1, 10_000),
    maxRecordAge: time(wild, 60, 604_800),
    ...wild ? { tumblingWindow: time(wild, 0, 900) } : {},
    onFailure: fc.constantFrom(...wild ? DESTINATIONS : MAPPING_DESTINATIONS),
  };
  const kafka = {
    ...consumer,
    filters: filters('value', wild),
    consumerGroupId: fc.constantFrom('group', ...wild ? ['', 'no spaces here'] : []),
    startingPosition: fc.constantFrom('TRIM_HORIZON', 'LATEST', ...wild ? ['AT_TIMESTAMP'] : []),
    batchSize: amount(wild, 1, 10_000),
    maxBatchingWindow: time(wild, 0, 300),
    withPollers: fc.constant(true),
    topic: fc.constantFrom('orders', ...wild ? ['', '.', 'no spaces here', 'x'.repeat(250)] : []),
    onFailure: fc.constantFrom(...wild ? DESTINATIONS : MAPPING_DESTINATIONS),
    ...wild ? {
      authenticationMethod: fc.constantFrom('SASL_SCRAM_512_AUTH', 'SASL_SCRAM_256_AUTH', 'BASIC_AUTH', 'CLIENT_CERTIFICATE_TLS_AUTH'),
      bisectBatchOnError: fc.boolean(),
      retryAttempts: amount(wild, -1, 10_000),
      maxRecordAge: time(wild, 60, 604_800),
      startingPositionTimestamp: amount(wild, 0, 2_000_000_000),
      logLevel: fc.constantFrom('INFO', 'DEBUG', 'WARN'),
      provisionedPollerConfig: fc.record({ minimumPollers: amount(wild, 1, 200), maximumPollers: amount(wild, 1, 2_000) }, { requiredKeys: [] }),
    } : { reportBatchItemFailures: fc.constant(false) },
  };
  const async = {
    retryAttempts: amount(wild, 0, 2),
    maxEventAge: time(wild, 60, 21_600),
    onSuccess: fc.constantFrom(...wild ? DESTINATIONS : SUCCESS_DESTINATIONS),
    onFailure: fc.constantFrom(...wild ? DESTINATIONS : ASYNC_DESTINATIONS),
    deadLetterQueue: fc.constantFrom(...wild ? DEAD_LETTERS : DEAD_LETTERS.slice(0, 2)),
    ...wild ? { deadLetterTopic: fc.constantFrom(...TOPICS) } : {},
  };
  return {
    async,
    msk: { ...kafka, clusterKind: fc.constantFrom('provisioned', 'serverless', 'imported', ...wild ? ['both', 'none'] : []) },
    brokers: { ...kafka, ...wild ? { bootstrapServers: fc.constantFrom(['broker.example.com:9096'], [], ['broker'], ['a:1', 'b:2']) } : {} },
    mq: {
      enabled: fc.boolean(),
      filterQuota: amount(wild, 5, 10).map(withoutParameter),
      filters: filters('data', wild),
      batchSize: amount(wild, 1, 10_000),
      maxBatchingWindow: time(wild, 0, 300),
      ...wild ? { queueName: fc.constantFrom('parcels', '', 'x'.repeat(1_001)), virtualHost: fc.constantFrom('/shop', '', 'no spaces here') } : {},
    },
    ...triggerProps(wild, some(async, 2)),
    canary: {
      deploymentConfig: fc.constantFrom('ALL_AT_ONCE', 'CANARY_10PERCENT_5MINUTES', 'LINEAR_10PERCENT_EVERY_1MINUTE'),
      maxIteratorAge: time(wild, 1, 604_800).map((one) => ({ ...one, amount: withoutParameter(one.amount) })),
      ignorePollAlarmsFailure: fc.boolean(),
      alarms: fc.constant('own'),
      preHook: fc.constant('hook'),
    },
    queue: {
      ...consumer,
      filters: filters('body', wild),
      retentionPeriod: time(wild, 60, 1_209_600),
      visibilityTimeout: time(wild, 900, 43_200),
      maxReceiveCount: amount(wild, 1, 1_000),
      batchSize: amount(wild, 1, wild ? 12 : 10),
      maxConcurrency: amount(wild, 2, 1_000),
      encryptionMasterKey: fc.constant(true),
      removalPolicy: fc.constantFrom('destroy', 'retain'),
      alarm: fc.oneof(
        fc.record({ enabled: fc.constant(true), threshold: amount(wild, 1, 1_000), period: time(wild, 60, 60) }, { requiredKeys: [] }),
        fc.record({ enabled: fc.constant(false), threshold: amount(wild, 1, 1_000).map(withoutParameter) }),
      ),
      fifo: fc.boolean(),
      ...wild ? {
        maxBatchingWindow: time(wild, 0, 300),
        deadLetterQueue: fc.constantFrom(...DEAD_LETTERS),
        provisionedPollerConfig: fc.record({ minimumPollers: amount(wild, 2, 200), maximumPollers: amount(wild, 2, 10_000) }, { requiredKeys: [] }),
      } : {
        deadLetterQueue: fc.constantFrom(...DEAD_LETTERS.slice(0, 2)),
        provisionedPollerConfig: fc.record({ minimumPollers: amount(wild, 2, 200), maximumPollers: amount(wild, 200, 10_000) }),
      },
    },
    kinesis: {
      ...stream,
      filters: filters('data', wild),
      enhanced: fc.boolean(),
      ...wild ? { startingPositionTimestamp: amount(wild, 0, 2_000_000_000) } : {},
    },
    dynamodb: {
      ...stream,
      filters: filters('dynamodb', wild),
      tableKind: fc.constantFrom('Table', 'TableV2', 'encrypted', 'imported', ...wild ? ['without stream', 'TableV2 without stream'] : []),
    },
  };
}

type TriggerStep = 'sns' | 'rule' | 'schedule' | 's3' | 'logs' | 'service';

function triggerProps(wild: boolean, asynchronous: fc.Arbitrary<Given>): Record<TriggerStep, Record<string, fc.Arbitrary<unknown>>> {
  const trigger = { asynchronous };
  const delivery = { ...trigger, deadLetterQueue: fc.constantFrom(...wild ? DEAD_LETTERS : DEAD_LETTERS.slice(0, 2)) };
  const target = { ...delivery, retryAttempts: amount(wild, 0, 185), maxEventAge: time(wild, 60, 86_400) };
  const text = fc.constantFrom('an event', ...wild ? ['', 'x'.repeat(70)] : []);
  const keyParts = fc.subarray(['a/', 'b/', ...wild ? ['a/b', '', 'c*'] : []]);
  return {
    sns: {
      ...delivery,
      topicKind: fc.constantFrom(...wild ? TOPICS : TOPICS.slice(0, 2)),
      filterPolicy: fc.nat(wild ? 7 : 5).map((count) => (wild ? count : Math.max(1, count))),
      ...wild ? { filterPolicyWithMessageBody: fc.nat(7) } : {},
    },
    rule: {
      ...target,
      description: text,
      enabled: fc.boolean(),
      eventPattern: fc.constantFrom('source', 'matcher', 'token', ...wild ? ['empty', 'unknown key', 'none'] : []),
      event: fc.constantFrom('object', 'text', 'path'),
      onBus: fc.boolean(),
      ...wild ? { schedule: fc.constant('rate') } : {},
    },
    schedule: {
      ...target,
      enabled: fc.boolean(),
      timeWindow: fc.integer({ min: 1, max: 1_440 }),
      scheduleName: fc.constantFrom('nightly', ...wild ? ['', 'a b', 'x'.repeat(65)] : []),
      key: fc.constant(true),
      start: fc.constantFrom(1_800_000_000, ...wild ? [NaN] : []),
      end: fc.constantFrom(1_900_000_000, ...wild ? [1_700_000_000] : []),
      input: fc.constantFrom('object', 'text'),
    },
    s3: {
      ...target,
      bucketKind: fc.constantFrom('bucket', 'encrypted', 'imported', 'versioned'),
      events: fc.subarray([
        's3:ObjectCreated:*', 's3:ObjectRemoved:Delete', 's3:ObjectTagging:*', ...wild ? ['s3:ObjectCreated:Post', 's3:Replication:*'] : [],
      ], { minLength: wild ? 0 : 1 }),
      prefixes: keyParts,
      suffixes: fc.subarray(['.jpg', '.png']),
      ...wild ? { eventBridge: fc.boolean() } : {},
    },
    logs: { ...trigger, filterPattern: fc.constantFrom('ERROR', 'all'), filterName: fc.constant('errors') },
    service: {
      ...trigger,
      principal: fc.constantFrom('codecommit', 'ses', 'iot', 'config', ...wild ? ['sns', 'apigateway'] : []),
      sourceAccount: fc.constantFrom('111122223333', ...wild ? ['', '12'] : []),
    },
  };
}

const MAPPING_DESTINATIONS = [
  'made queue', 'made queue with key', 'queue', 'encrypted queue', 'topic', 'encrypted topic', 'bucket', 'encrypted bucket', 'SqsDestination',
  'SnsDestination', 'S3Destination', 'SqsDlq', 'SnsDlq', 'S3OnFailureDestination',
] as const;
const SUCCESS_DESTINATIONS = [
  'made queue', 'queue', 'encrypted queue', 'topic', 'function', 'alias', 'event bus', 'SqsDestination', 'LambdaDestination', 'EventBridgeDestination',
] as const;
const ASYNC_DESTINATIONS = [...SUCCESS_DESTINATIONS, 'bucket', 'encrypted bucket', 'S3Destination'] as const;

function amount(wild: boolean, min: number, max: number): fc.Arbitrary<Amount> {
  const value = fc.oneof(fc.constantFrom(min, max), fc.integer({ min, max }));
  return fc.oneof(
    { weight: 8, arbitrary: fc.record({ as: fc.constant('number' as const), value }) },
    { weight: 1, arbitrary: fc.record({ as: fc.constantFrom('lazy' as const, 'parameter' as const), value }) },
    { weight: wild ? 2 : 0, arbitrary: fc.record({ as: fc.constant('number' as const), value: fc.constantFrom(...STRANGE_NUMBERS, min - 1, max + 1) }) },
  );
}

/** Durations cannot be negative: aws-cdk-lib refuses to make one. */
function time(wild: boolean, min: number, max: number): fc.Arbitrary<Time> {
  const positive = amount(wild, min, max).filter(({ value }) => !(value < 0));
  return fc.oneof(
    { weight: 8, arbitrary: fc.record({ unit: fc.constant('seconds' as const), amount: positive }) },
    { weight: wild ? 1 : 0, arbitrary: fc.record({ unit: fc.constantFrom('millis' as const, 'minutes' as const), amount: positive }) },
  );
}

function filters(key: string, wild: boolean): fc.Arbitrary<string[]> {
  const keys = fc.constantFrom(key, 'eventSource', 'token', ...wild ? ['body', 'data', 'dynamodb', 'bare'] : []);
  return wild ? fc.array(keys, { maxLength: 7 }) : fc.uniqueArray(keys);
}

/** A few props at a time: with all of them, nearly everything would be refused for something. */
function some(props: Record<string, fc.Arbitrary<unknown>>, most: number): fc.Arbitrary<Given> {
  return fc.subarray(Object.keys(props), { maxLength: most })
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, props[name]]))));
}

function description(wild: boolean): fc.Arbitrary<Description> {
  const props = propsOf(wild);
  const step = (make: Step['make'], most: number): fc.Arbitrary<Step> => fc.record({
    make: fc.constant(make), handler: fc.nat(2), source: fc.nat(2), props: some(props[make], most),
  });
  return fc.record({
    handlers: fc.array(fc.record({
      kind: fc.constantFrom(...wild ? HANDLERS : HANDLERS.slice(0, 3)), timeout: amount(wild, 1, 900),
    }), { minLength: wild ? 1 : 3, maxLength: 3 }),
    queues: fc.array(fc.constantFrom(...wild ? QUEUES : ['made', 'made', 'given', 'encrypted'] as const), { minLength: 1, maxLength: 3 }),
    steps: fc.array(fc.oneof(
      step('async', 4), step('queue', wild ? 5 : 3), step('kinesis', 8), step('dynamodb', 8), step('msk', 6), step('brokers', 6), step('mq', 4),
      ...TRIGGERS.map((make) => step(make, 3)), step('canary', 3),
    ), { minLength: 1, maxLength: 3 }),
  });
}

export const DESCRIPTION: fc.Arbitrary<Description> = fc.oneof(
  { weight: 3, arbitrary: description(false) }, { weight: 1, arbitrary: description(true) },
);
