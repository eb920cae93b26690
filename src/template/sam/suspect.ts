/**
 * Reads a template that does not name the transform of SAM, which another tool may add before the deployment: what its
 * connectors may allow is unknown.
 */
import { entriesOf, isObject, own } from '../json';
import { Transformed } from '../transforms/transformed';
import { CONNECTOR, hasConnectors, suspectConnectors } from './connectors';

const WHY = 'a connector without AWS::Serverless-2016-10-31 in Transform';

export function suspectSam(template: object): Transformed {
  const declared = own(template, 'Resources');
  const isSuspect = isObject(declared) && Object.values(declared).some(hasConnectors);
  if (!isSuspect) return { template, origins: new Map(), unread: [] };
  const resources = new Map(entriesOf(declared));
  const connectors = suspectConnectors(resources);
  return {
    template: { ...template, Resources: Object.fromEntries(resources) },
    origins: new Map(),
    unread: connectors.flatMap((where) => (own(resources.get(where), 'Type') === CONNECTOR ? [] : [{ where, why: WHY }])),
  };
}
