/** A mapping that is switched off reads nothing while its source goes on keeping, and forgetting, events. */
import { not } from '../model/known';
import { acknowledgeFinding } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { describeNode, describeResource } from './kit/wording';

export const mappingIsEnabled = defineRule({
  id: 'mapping-is-enabled',
  severity: 'info',
  why: 'Events wait at the source of a mapping that is switched off, and expire there.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  check: (app) => app.mappings.flatMap((delivery) => {
    const source = app.node(delivery.source.node);
    return report(location([delivery, 'Enabled']), not(delivery.policy.enabled), () => ({
      fact: `Enabled is false${delivery.declaredAt === undefined ? '' : ` (${describeResource(delivery.declaredAt)})`}`,
      consequence: `Nobody handles what arrives${source === undefined ? '' : ` at ${describeNode(source)}`} through this mapping, and it expires at its source`,
      fix: 'Set Enabled to true, or acknowledge this until it is',
      // Somebody switched it off, and no plan switches it on.
      changes: acknowledgeFinding('The mapping is switched off on purpose: what arrives meanwhile waits at its source, and expires there unless it is switched on in time.'),
    }));
  }),
});
