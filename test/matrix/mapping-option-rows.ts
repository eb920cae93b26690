/** Options that every event source mapping has, and what each source makes of them. */
import { Duration } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Row, Seen } from './cell';
import { filtersOf, needsPollers } from './common';
import { all, refused, sets } from './expectations';

export const MAPPING_ROWS: readonly Row[] = [
  ...[true, false].map((enabled): Row => ({
    name: `enabled: ${enabled}`, prop: 'enabled', give: () => ({ enabled }), cells: { mapping: sets('Enabled', enabled) },
  })),
  ...[true, undefined, false].map((reportBatchItemFailures): Row => ({
    name: `reportBatchItemFailures: ${reportBatchItemFailures ?? 'left out'}`,
    prop: 'reportBatchItemFailures',
    give: () => ({ reportBatchItemFailures }),
    cells: {
      'Kafka on demand': reportBatchItemFailures ? needsPollers('reportBatchItemFailures') : sets('FunctionResponseTypes', undefined),
      'mapping': sets('FunctionResponseTypes', reportBatchItemFailures === false ? undefined : ['ReportBatchItemFailures']),
    },
  })),
  {
    name: 'filters that start from a key of its records',
    prop: 'filters',
    give: (_, source) => ({ filters: filtersOf(source) }),
    cells: { mapping: sets('FilterCriteria', ({ given }: Seen) => ({ Filters: [{ Pattern: given.filters[0].pattern }] })) },
  },
  {
    name: 'filters that start from a key of other records',
    prop: 'filters',
    give: () => ({ filters: [lambda.FilterCriteria.filter({ Records: ['A'] })] }),
    cells: { mapping: refused(/filters\[0\] asks for the key "Records", which no record of this source has$/, /Start from "(body|data|dynamodb|value)"/) },
  },
  {
    name: 'six filters',
    prop: 'filterQuota',
    give: (_, source) => ({ filters: filtersOf(source, 6) }),
    cells: { mapping: refused(/filters has 6 filters, above the quota of 5$/, /set filterQuota if AWS has raised the quota, up to 10\.$/) },
  },
  {
    name: 'ten filters with a filterQuota of 10',
    prop: 'filterQuota',
    give: (_, source) => ({ filters: filtersOf(source, 10), filterQuota: 10 }),
    cells: { mapping: sets('FilterCriteria.Filters.length', 10) },
  },
  {
    name: 'eleven filters with a filterQuota of 10',
    prop: 'filterQuota',
    give: (_, source) => ({ filters: filtersOf(source, 11), filterQuota: 10 }),
    cells: { mapping: refused(/filters has 11 filters, above the quota of 10$/, /Combine patterns with \$or\.$/) },
  },
  {
    name: 'filterEncryption with filters',
    prop: 'filterEncryption',
    give: (scope, source) => ({ filters: filtersOf(source), filterEncryption: new kms.Key(scope, 'Key') }),
    cells: {
      mapping: all(sets('KmsKeyArn', ({ given }: Seen) => given.filterEncryption.keyArn), ({ synthesized, given }) => {
        expect(synthesized.resource(given.filterEncryption).Properties.KeyPolicy.Statement).toContainEqual(expect.objectContaining({
          Action: 'kms:Decrypt', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' },
        }));
      }),
    },
  },
  {
    name: 'filterEncryption without filters',
    prop: 'filterEncryption',
    give: (scope) => ({ filterEncryption: new kms.Key(scope, 'Key') }),
    cells: { mapping: refused(/filterEncryption is given, but there are no filters to encrypt$/, /Add filters, or leave the key out\.$/) },
  },
  {
    name: 'metricsConfig that counts events',
    prop: 'metricsConfig',
    give: () => ({ metricsConfig: { metrics: [lambda.MetricType.EVENT_COUNT] } }),
    cells: { mapping: sets('MetricsConfig', { Metrics: ['EventCount'] }) },
  },
  {
    name: 'metricsConfig for Kafka',
    prop: 'metricsConfig',
    give: () => ({ metricsConfig: { metrics: [lambda.MetricType.EVENT_COUNT, lambda.MetricType.KAFKA_METRICS] } }),
    cells: { Kafka: sets('MetricsConfig', { Metrics: ['EventCount', 'KafkaMetrics'] }), mapping: refused(/metricsConfig has KafkaMetrics, which only other sources have$/, /MetricType.EVENT_COUNT only\.$/) },
  },
  {
    name: 'batchSize of 7',
    prop: 'batchSize',
    give: () => ({ batchSize: 7 }),
    cells: { mapping: sets('BatchSize', 7) },
  },
  {
    name: 'batchSize of 100 without a window',
    prop: 'batchSize',
    give: () => ({ batchSize: 100 }),
    cells: {
      'standard queue': refused(/batchSize is 100, above 10, and maxBatchingWindow is left out$/, /Give maxBatchingWindow: Duration.seconds\(1\) or longer\.$/),
      'FIFO queue': refused(/batchSize is 100, above the maximum of 10 messages of a FIFO queue$/, /Give 1 to 10 messages of a FIFO queue\.$/),
      'mapping': sets('BatchSize', 100),
    },
  },
  {
    name: 'batchSize of 100 with a window',
    prop: 'batchSize',
    give: () => ({ batchSize: 100, maxBatchingWindow: Duration.seconds(5) }),
    cells: { 'FIFO queue': refused(/batchSize is 100, above the maximum of 10 messages of a FIFO queue$/, /Give 1 to 10/), 'mapping': sets('BatchSize', 100) },
  },
  {
    name: 'maxBatchingWindow of 5 seconds',
    prop: 'maxBatchingWindow',
    give: () => ({ maxBatchingWindow: Duration.seconds(5) }),
    cells: {
      'FIFO queue': refused(/maxBatchingWindow is 5 seconds, but the queue is FIFO$/, /Leave maxBatchingWindow out, or use a standard queue\.$/),
      'mapping': sets('MaximumBatchingWindowInSeconds', 5),
    },
  },
  {
    name: 'maxBatchingWindow of 0 seconds',
    prop: 'maxBatchingWindow',
    give: () => ({ maxBatchingWindow: Duration.seconds(0) }),
    cells: {
      'FIFO queue': sets('MaximumBatchingWindowInSeconds', undefined),
      'mapping': sets('MaximumBatchingWindowInSeconds', 0),
    },
  },
];
