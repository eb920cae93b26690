/** Reads the aliases and versions of a function, with their provisioned concurrency. */
import { unknown } from '../../model/known';
import { FunctionQualifier, NodeId } from '../../model/node';
import { Resource } from '../../template/stack';
import { at, numberOf, propertiesOf, textOf } from '../../template/value/fields';
import { clip } from '../../text/clip';
import { Nodes } from '../node-reader';

export function qualifiersOf(id: NodeId, nodes: Nodes): readonly FunctionQualifier[] {
  return [
    ...nodes.pointingAt(id, 'AWS::Lambda::Alias', 'FunctionName').map((resource) => ({
      ...qualifier('alias', resource),
      name: textOf(at(propertiesOf(resource), 'Name'), unknown(`Ref ${clip(resource.logicalId)}`)),
    })),
    ...nodes.pointingAt(id, 'AWS::Lambda::Version', 'FunctionName').map((resource) => ({
      ...qualifier('version', resource), name: unknown(`version ${clip(resource.logicalId)}, numbered at deployment`),
    })),
  ];
}

function qualifier(kind: FunctionQualifier['kind'], resource: Resource): Omit<FunctionQualifier, 'name'> {
  const provisioned = at(propertiesOf(resource), 'ProvisionedConcurrencyConfig', 'ProvisionedConcurrentExecutions');
  return { kind, declaredAt: resource.declaredAt, provisionedConcurrency: numberOf(provisioned, 'none') };
}
