/** A disabled mapping reads nothing, and the events at its source expire. */
import { not } from '../model/known';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { describeNode, describeResource, prop } from './kit/wording';

export const mappingIsEnabled = defineRule({
  id: 'mapping-is-enabled',
  severity: 'info',
  harm: 'nothing-arrives',
  why: 'While a mapping is disabled, its events wait at the source and expire there.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  check: (app) => app.mappings.flatMap((delivery) => {
    const source = app.node(delivery.source.node);
    return report(location([delivery, 'Enabled']), not(delivery.policy.enabled), () => ({
      fact: `${prop('Enabled')} is false${delivery.declaredAt === undefined ? '' : ` (${describeResource(delivery.declaredAt)})`}`,
      consequence: `This mapping handles no events${source === undefined ? '' : ` of ${describeNode(source)}`}, and they expire at the source`,
      fix: `Set ${prop('Enabled')} to true, or acknowledge this until you enable it`,
      // A person disabled the mapping, so only a person can enable it, or accept that its events expire.
      changes: [],
    }));
  }),
});
