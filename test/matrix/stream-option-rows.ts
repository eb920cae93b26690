/** Options of sources that are read in order, and what the other sources make of them. */
import { Duration } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Row } from './cell';
import { filtersOf, needsPollers } from './common';
import { all, refused, sets } from './expectations';

export const STREAM_ROWS: readonly Row[] = [
  ...[lambda.StartingPosition.TRIM_HORIZON, lambda.StartingPosition.LATEST, undefined].map((startingPosition): Row => ({
    name: `startingPosition: ${startingPosition ?? 'left out'}`,
    prop: 'startingPosition',
    give: () => ({ startingPosition }),
    cells: { mapping: sets('StartingPosition', startingPosition ?? 'TRIM_HORIZON') },
  })),
  {
    name: 'startingPosition: AT_TIMESTAMP',
    prop: 'startingPosition',
    give: () => ({ startingPosition: lambda.StartingPosition.AT_TIMESTAMP }),
    cells: {
      mapping: refused(/startingPositionTimestamp is left out, but startingPosition is AT_TIMESTAMP$/, /Give the Unix time in seconds to start from\.$/),
      DynamoDB: refused(/startingPosition is AT_TIMESTAMP, which this source does not support$/, /Use TRIM_HORIZON or LATEST\.$/),
    },
  },
  {
    name: 'startingPositionTimestamp',
    prop: 'startingPositionTimestamp',
    give: () => ({ startingPosition: lambda.StartingPosition.AT_TIMESTAMP, startingPositionTimestamp: 1_795_000_000 }),
    cells: {
      mapping: all(sets('StartingPosition', 'AT_TIMESTAMP'), sets('StartingPositionTimestamp', 1_795_000_000)),
    },
  },
  {
    name: 'startingPositionTimestamp beside LATEST',
    prop: 'startingPositionTimestamp',
    give: () => ({ startingPosition: lambda.StartingPosition.LATEST, startingPositionTimestamp: 1_795_000_000 }),
    cells: {
      mapping: refused(/startingPositionTimestamp is given, but startingPosition is LATEST$/, /Use StartingPosition.AT_TIMESTAMP, or leave startingPositionTimestamp out\.$/),
    },
  },
  ...[true, undefined, false].map((bisectBatchOnError): Row => ({
    name: `bisectBatchOnError: ${bisectBatchOnError ?? 'left out'}`,
    prop: 'bisectBatchOnError',
    give: () => ({ bisectBatchOnError }),
    cells: {
      'Kafka on demand': bisectBatchOnError ? needsPollers('bisectBatchOnError') : sets('BisectBatchOnFunctionError', undefined),
      'mapping': sets('BisectBatchOnFunctionError', bisectBatchOnError ?? true),
    },
  })),
  ...[Duration.hours(1), undefined].map((maxRecordAge): Row => ({
    name: `maxRecordAge ${maxRecordAge ? 'of an hour' : 'left out'}`,
    prop: 'maxRecordAge',
    give: () => ({ maxRecordAge }),
    cells: {
      'Kafka on demand': maxRecordAge ? needsPollers('maxRecordAge') : sets('MaximumRecordAgeInSeconds', undefined),
      'Kafka': sets('MaximumRecordAgeInSeconds', maxRecordAge ? 3600 : undefined),
      'mapping': sets('MaximumRecordAgeInSeconds', maxRecordAge ? 3600 : 21_600),
    },
  })),
  {
    name: 'parallelizationFactor of 10',
    prop: 'parallelizationFactor',
    give: () => ({ parallelizationFactor: 10 }),
    cells: { stream: sets('ParallelizationFactor', 10) },
  },
  {
    name: 'tumblingWindow of a minute',
    prop: 'tumblingWindow',
    give: () => ({ tumblingWindow: Duration.minutes(1) }),
    cells: { stream: sets('TumblingWindowInSeconds', 60) },
  },
  {
    name: 'tumblingWindow with filters',
    prop: 'tumblingWindow',
    give: (_, source) => ({ tumblingWindow: Duration.minutes(1), filters: filtersOf(source) }),
    cells: { stream: refused(/filters are given together with a tumblingWindow$/, /Leave the filters out and skip records/) },
  },
  {
    name: 'tumblingWindow with a parallelizationFactor of 2',
    prop: 'tumblingWindow',
    give: () => ({ tumblingWindow: Duration.minutes(1), parallelizationFactor: 2 }),
    cells: {
      stream: refused(/parallelizationFactor is 2 together with a tumblingWindow$/, /Use a parallelizationFactor of 1, or leave tumblingWindow out\.$/),
    },
  },
];
