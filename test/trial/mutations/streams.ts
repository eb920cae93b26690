/** Defects of streams, tables, Kafka, and of the mappings that read them. */
import { base } from '../base';
import { change, Mutation, several } from '../mutation';
import { arn } from '../parts';

const LANES = ['ClicksMapping', 'StockMapping', 'PaymentsMapping'] as const;

export const streams: readonly Mutation[] = [
  ...LANES.flatMap((id) => [
    change('stream-failure-has-an-exit', id, `${id}.DestinationConfig`),
    several('stream-retries-are-bounded', id, { [`${id}.MaximumRetryAttempts`]: -1, [`${id}.MaximumRecordAgeInSeconds`]: -1 }),
    several('stream-retries-are-bounded', id, { [`${id}.MaximumRetryAttempts`]: undefined, [`${id}.MaximumRecordAgeInSeconds`]: undefined }),
    change('starting-position-is-set', id, `${id}.StartingPosition`),
    change('starting-position-misses-nothing', id, `${id}.StartingPosition`, 'LATEST'),
  ]),
  change('starting-position-is-set', 'StockMapping', 'StockMapping.StartingPosition', 'AT_TIMESTAMP'),
  change('stream-failure-has-an-exit', 'ClicksMapping', 'ClicksMapping.DestinationConfig.OnFailure'),
  change('poison-record-is-isolated', 'ClicksMapping', 'ClicksMapping.BisectBatchOnFunctionError', false),
  change('poison-record-is-isolated', 'ClicksMapping', 'ClicksMapping.BisectBatchOnFunctionError'),
  change('poison-record-is-isolated', 'StockMapping', 'StockMapping.FunctionResponseTypes'),
  change('poison-record-is-isolated', 'PaymentsMapping', 'PaymentsMapping.BisectBatchOnFunctionError'),
  change('record-age-within-retention', 'ClicksMapping', 'ClicksMapping.MaximumRecordAgeInSeconds', 200000),
  change('record-age-within-retention', 'StockMapping', 'StockMapping.MaximumRecordAgeInSeconds', 90000),
  change('failure-pointer-outlives-record', 'StockMapping', 'StockFailed.MessageRetentionPeriod', 1209600),
  change('failure-pointer-outlives-record', 'StockMapping', 'StockFailed.MessageRetentionPeriod'),
  change('table-has-a-stream', 'Stock', 'Stock.StreamSpecification'),
  change('tumbling-window-fits', 'ClicksMapping', 'ClicksMapping.TumblingWindowInSeconds', 30),
  several('tumbling-window-fits', 'StockMapping', {
    'StockMapping.TumblingWindowInSeconds': 30,
    'StockMapping.FilterCriteria': { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] },
  }),
  change('parallelism-fits-reservation', 'ClicksWorker', 'ClicksMapping.ParallelizationFactor', 10),
  change('parallelism-fits-reservation', 'ClicksWorker', 'Clicks.ShardCount', 40),
  change('kafka-error-handling-needs-pollers', 'PaymentsMapping', 'PaymentsMapping.ProvisionedPollerConfig'),
  change('mapping-options-fit-source', 'StockMapping', 'StockMapping.ScalingConfig', { MaximumConcurrency: 5 }),
  change('mapping-options-fit-source', 'ClicksMapping', 'ClicksMapping.Topics', ['clicks']),
  change('mapping-options-fit-source', 'PaymentsMapping', 'PaymentsMapping.ParallelizationFactor', 2),
  change('mapping-options-fit-source', 'PaymentsMapping', 'PaymentsMapping.TumblingWindowInSeconds', 20),
  change('destination-kind-fits', 'ClicksMapping', 'ClicksMapping.DestinationConfig.OnFailure.Destination', arn('Made'), ['role-may-deliver']),
  change('destination-kind-fits', 'StockMapping', 'StockMapping.DestinationConfig.OnFailure.Destination', arn('Front'), ['role-may-deliver']),
  change('destination-is-standard', 'StockMapping', 'StockFailed.FifoQueue', true),
  change('throttled-to-zero-keeps-events', 'ClicksWorker', 'ClicksWorker.ReservedConcurrentExecutions', 0),
  change('failure-exit-is-watched', 'StockFailed', 'StockFailedAlarm'),
  change('filter-pattern-is-valid', 'ClicksMapping', 'ClicksMapping.FilterCriteria', { Filters: [{ Pattern: '{"data":["a"]}' }] }),
  change('filter-pattern-is-valid', 'StockMapping', 'StockMapping.FilterCriteria', { Filters: [{ Pattern: '{"body":{"sku":["a"]}}' }] }),
  ...[['<>', 3], ['>'], ['=', '3']].map((numeric) => change(
    'filter-pattern-is-valid', 'ClicksMapping', 'ClicksMapping.FilterCriteria', { Filters: [{ Pattern: JSON.stringify({ data: { n: [{ numeric }] } }) }] },
  )),
  several('shard-has-room-for-readers', 'StockThird', { StockSecond: base().StockMapping, StockThird: base().StockMapping }, ['function-reads-source-once']),
];
