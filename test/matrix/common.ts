/** What the rows of several tables share. */
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Source } from './sources';

export function filtersOf({ filterKey }: Source, count = 1): { [key: string]: unknown }[] {
  return Array.from({ length: count }, (_, index) => lambda.FilterCriteria.filter({ [filterKey!]: { size: [index] } }));
}
