/**
 * Reads a template that does not name the transform of SAM, which another tool may add before the deployment: what its
 * connectors may allow is unknown.
 */
import { entriesOf, own } from '../json';
import { Transformed } from '../transforms/transformed';
import { CONNECTOR, suspectConnectors } from './connectors';

const WHY = 'a connector without AWS::Serverless-2016-10-31 in Transform';

export function suspectSam(template: object): Transformed {
  const resources = new Map(entriesOf(own(template, 'Resources')));
  const connectors = suspectConnectors(resources);
  return {
    template: connectors.length === 0 ? template : { ...template, Resources: Object.fromEntries(resources) },
    origins: new Map(),
    unread: connectors.flatMap((where) => (own(resources.get(where), 'Type') === CONNECTOR ? [] : [{ where, why: WHY }])),
  };
}
