/** What names a function names an alias of it instead: one that the app has, or one of a version that is published now. */
import { Delivery } from '../../model/delivery-graph';
import { DeclaredAt, FunctionNode, NodeId } from '../../model/node';
import { nodeId } from '../../model/node-id';
import { Change, NodeReference } from '../kit/change';
import { addResource, setValue } from '../kit/changes';

export function deliverThroughAlias(delivery: Delivery, handler: FunctionNode | undefined): readonly Change[] {
  const named = handler && functionSetting(delivery, handler.id);
  if (handler?.declaredAt === undefined || named === undefined) return [];
  const there = handler.qualifiers.find(({ kind }) => kind === 'alias');
  const [alias, added] = there === undefined ? addAlias(handler.id, handler.declaredAt) : [there.declaredAt, []];
  return [...added, ...setValue(named.declaredAt, named.property, new NodeReference(nodeId(alias), 'Ref'))];
}

/** The setting that is the function and nothing else; what only mentions it, such as the path of an API's call, has to be written anew. */
function functionSetting({ source, pushTarget, declaredAt, settings }: Delivery, id: NodeId): { declaredAt: DeclaredAt; property: string } | undefined {
  // An invoke config is no caller.
  const place = pushTarget ?? (source.kind === 'async' || declaredAt === undefined ? undefined : { declaredAt, settings });
  const setting = place?.settings.find(({ value }) => value === `\${${id}}` || value === `\${${id}.Arn}`);
  return place === undefined || setting === undefined ? undefined : { declaredAt: place.declaredAt, property: setting.property };
}

function addAlias(id: NodeId, declaredAt: DeclaredAt): readonly [DeclaredAt, readonly Change[]] {
  const version = addResource(declaredAt, 'Version', 'AWS::Lambda::Version', {
    FunctionName: new NodeReference(id, 'Ref'),
    Description: 'Keeps the code of this deployment: publish another, under a new logical id, with each change.',
  });
  const alias = addResource(declaredAt, 'Live', 'AWS::Lambda::Alias', {
    FunctionName: new NodeReference(id, 'Ref'),
    FunctionVersion: new NodeReference(nodeId(version), 'Version'),
    Name: 'live',
  });
  return [alias, [version, alias]];
}
