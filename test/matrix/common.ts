/** What the rows of several tables share. */
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { ABSENT, refused } from './expectations';
import { Source } from './sources';

/** Whatever is asked of it, a table without a stream cannot be consumed. */
export const NO_STREAM = { 'table without stream': refused(/: table .* has no stream$/, /Set stream: StreamViewType.NEW_AND_OLD_IMAGES/) };
export const MAPPINGS_ONLY = { async: ABSENT, ...NO_STREAM } as const;
export const STREAMS_ONLY = { async: ABSENT, queue: ABSENT, ...NO_STREAM } as const;
export const ASYNC_ONLY = { mapping: ABSENT } as const;
export const QUEUES_ONLY = { async: ABSENT, stream: ABSENT } as const;

export function filtersOf({ filterKey }: Source, count = 1): { [key: string]: unknown }[] {
  return Array.from({ length: count }, (_, index) => lambda.FilterCriteria.filter({ [filterKey!]: { size: [index] } }));
}
