/** The options of a consumer of this library that make the mapping that a plan wants. */
import { FIFO_BATCH_SIZE, QUEUE_BATCH_SIZE, QUEUE_BATCHING_WINDOW } from '../../../sources/sqs/facts';
import {
  SAFE_RECORD_AGE, SAFE_RETRY_ATTEMPTS, STREAM_BATCH_SIZE, STREAM_BATCHING_WINDOW, STREAM_PARALLELIZATION,
  STREAM_TUMBLING_WINDOW, UNLIMITED,
} from '../../../sources/stream/facts';
import { entriesOf, isObject, own, sameJson } from '../../../template/json';
import { CdkNames } from '../cdk-names';
import { expression } from '../expression';
import { optionLines } from '../option-lines';

type Defaults = Readonly<Record<string, unknown>>;

export const OF_EVERY_CONSUMER: Defaults = { Enabled: true, FunctionResponseTypes: ['ReportBatchItemFailures'] };

/** What the constructs set if an option is left out. */
export const QUEUE_DEFAULTS: Defaults = {
  ...OF_EVERY_CONSUMER,
  BatchSize: QUEUE_BATCH_SIZE.default,
  MaximumBatchingWindowInSeconds: QUEUE_BATCHING_WINDOW.default,
};
export const FIFO_DEFAULTS: Defaults = { ...QUEUE_DEFAULTS, BatchSize: FIFO_BATCH_SIZE.default };
export const STREAM_DEFAULTS: Defaults = {
  ...OF_EVERY_CONSUMER,
  BatchSize: STREAM_BATCH_SIZE.default,
  BisectBatchOnFunctionError: true,
  MaximumBatchingWindowInSeconds: STREAM_BATCHING_WINDOW.default,
  MaximumRecordAgeInSeconds: SAFE_RECORD_AGE,
  MaximumRetryAttempts: SAFE_RETRY_ATTEMPTS,
  ParallelizationFactor: STREAM_PARALLELIZATION.default,
  StartingPosition: 'TRIM_HORIZON',
  TumblingWindowInSeconds: STREAM_TUMBLING_WINDOW.default,
};

/** Settings that are said in another way, or as the handler. */
const OTHERS: readonly string[] = ['DestinationConfig', 'FilterCriteria', 'FunctionName'];

/** Undefined if a setting has no option. `told` are the settings that the options of the source say. */
export function consumerOptions(
  properties: unknown,
  { defaults, told }: { readonly defaults: Defaults; readonly told: readonly string[] },
  names: CdkNames,
): readonly string[] | undefined {
  const others = new Set([...OTHERS, ...told]);
  const settings = entriesOf(properties).filter(([key, value]) => (
    !others.has(key) && !sameJson(value, own(defaults, key)) && !(key === 'MaximumRecordAgeInSeconds' && value === UNLIMITED)
  ));
  const { lines, untold } = optionLines(
    'AWS::Lambda::EventSourceMapping', settings.map(([key, value]) => ({ path: `Properties.${key}`, value })), properties, names,
  );
  const filters = filterOption(own(properties, 'FilterCriteria'), names);
  return untold.length > 0 || filters === undefined ? undefined : [...lines, ...filters];
}

/** Undefined if a pattern is not the text of an object. */
function filterOption(criteria: unknown, names: CdkNames): readonly string[] | undefined {
  if (criteria === undefined) return [];
  const filters = own(criteria, 'Filters');
  if (entriesOf(criteria).length !== 1 || !Array.isArray(filters)) return undefined;
  const patterns = filters.map((filter) => parsed(own(filter, 'Pattern')));
  if (patterns.includes(undefined)) return undefined;
  return [`filters: [${patterns.map((pattern) => `lambda.FilterCriteria.filter(${expression(pattern, names, true)})`).join(', ')}],`];
}

function parsed(pattern: unknown): object | undefined {
  try {
    const value: unknown = typeof pattern === 'string' ? JSON.parse(pattern) : undefined;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
