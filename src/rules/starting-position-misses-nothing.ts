/** From LATEST on, what is written while the mapping is made or changed is not read. */
import { map } from "../model/known";
import { acknowledgeFinding } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { setsProperty } from './queries/hidden-sources';

export const startingPositionMissesNothing = defineRule({
  id: 'starting-position-misses-nothing',
  severity: 'info',
  why: 'Making or changing a mapping takes minutes, and a reader that starts at LATEST skips what is written meanwhile.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html',
  hidden: { source: (mapping) => setsProperty(mapping, 'StartingPosition') },
  check: (app) => app.mappings.flatMap((delivery) => {
    const { startingPosition } = delivery.policy;
    return startingPosition === undefined ? [] : report(
      location([delivery, 'StartingPosition']),
      map(startingPosition, (position) => position === 'LATEST'),
      () => ({
        fact: 'StartingPosition is LATEST',
        consequence: 'Records that are written while the mapping is made or changed, which may take minutes, are never handled',
        fix: 'Set StartingPosition to TRIM_HORIZON, or acknowledge that those may be missed',
        // Another position replaces the mapping, and a new one at TRIM_HORIZON reads again all that the source keeps.
        changes: acknowledgeFinding('Records written while the mapping is made may be missed: another StartingPosition makes a new mapping, which handles again all that the source still keeps.'),
      }),
    );
  }),
});
