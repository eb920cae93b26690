/**
 * Apps as plain data: any props that the types allow, good and bad, tokens among them, several consumers of one queue and several
 * settings of one function. Three in four are tame, with values that AWS takes, so that most are accepted; the rest is wild. Being data, an app that was accepted once can be built again by the judge, with another aws-cdk-lib.
 */
import * as fc from 'fast-check';
import { Amount, amount, filters, some, time, withoutParameter } from './amounts';
import { brokerProps } from './brokers';
import { ASYNC_DESTINATIONS, DESTINATIONS, MAPPING_DESTINATIONS, SUCCESS_DESTINATIONS } from './destination-names';

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
  'async', 'queue', 'kinesis', 'dynamodb', 'msk', 'brokers', 'mq', 'documentdb', 'sns', 'rule', 'schedule', 's3', 'logs', 'service', 'canary',
] as const;
const TRIGGERS = ['sns', 'rule', 'schedule', 's3', 'logs', 'service'] as const;
export const HANDLERS = ['function', 'alias', 'version', 'durable', 'imported', 'imported with role', 'tenant isolated'] as const;
export const QUEUES = ['made', 'given', 'encrypted', 'settled', 'imported', 'given FIFO', 'imported FIFO'] as const;
export const DEAD_LETTERS = ['queue', 'encrypted queue', 'FIFO queue'] as const;
export const TOPICS = ['topic', 'encrypted topic', 'FIFO topic'] as const;

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
    ...brokerProps(wild, consumer),
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
        contentBasedDeduplication: fc.boolean(),
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
      step('async', 4), step('queue', wild ? 5 : 3), step('kinesis', 8), step('dynamodb', 8), step('msk', 6), step('brokers', 6), step('mq', 4), step('documentdb', 4),
      ...TRIGGERS.map((make) => step(make, 3)), step('canary', 3),
    ), { minLength: 1, maxLength: 3 }),
  });
}

export const DESCRIPTION: fc.Arbitrary<Description> = fc.oneof(
  { weight: 3, arbitrary: description(false) }, { weight: 1, arbitrary: description(true) },
);
