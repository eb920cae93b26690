/** A mapping that starts at LATEST skips records that arrive while AWS creates or updates the mapping. */
import { map } from '../model/known';
import { defineRule } from './kit/define-rule';
import { isPolicyHidden, setsProperty } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { prop, propTo } from './kit/wording';

export const startingPositionMissesNothing = defineRule({
  id: 'starting-position-misses-nothing',
  severity: 'info',
  harm: 'nothing-arrives',
  why: 'AWS takes minutes to create or update a mapping, and a mapping that starts at LATEST skips the records that arrive meanwhile.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html',
  hidden: { source: (mapping) => isPolicyHidden(mapping) && setsProperty(mapping, 'StartingPosition') },
  check: (app) => app.mappings.flatMap((delivery) => {
    const { startingPosition } = delivery.policy;
    return startingPosition === undefined ? [] : report(
      location([delivery, 'StartingPosition']),
      map(startingPosition, (position) => position === 'LATEST'),
      () => ({
        fact: `${prop('StartingPosition')} is LATEST`,
        consequence: 'Records that arrive while AWS creates or updates the mapping, which may take minutes, are never handled',
        fix: `Set ${propTo('StartingPosition', 'TRIM_HORIZON')} (${DEPLOYED}), or acknowledge that the function may miss them`,
        // A different position replaces the mapping, and a new one at TRIM_HORIZON reads all retained records again.
        // Only a person knows whether the function may miss some.
        changes: [],
      }),
    );
  }),
});

/** CloudFormation creates the new mapping before it deletes the old one. */
const DEPLOYED = 'a deployed mapping cannot change, and Lambda refuses a second one: remove it in one deployment, and add it in the next';
