/** What the rows of several tables share. */
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Refused } from './cell';
import { refused } from './expectations';
import { Source } from './sources';

export function filtersOf({ filterKey }: Source, count = 1): { [key: string]: unknown }[] {
  return Array.from({ length: count }, (_, index) => lambda.FilterCriteria.filter({ [filterKey!]: { size: [index] } }));
}

/** What becomes of an option of Kafka that needs provisioned pollers, without them. */
export function needsPollers(prop: string): Refused {
  return refused(
    new RegExp(`${prop} is given, but provisionedPollerConfig is left out$`),
    new RegExp(`Give provisionedPollerConfig: \\{ minimumPollers: 1 \\} \\(billed for each hour, .*\\), or leave ${prop} out\\.$`),
  );
}
