/** What names a function names an alias of it instead: one that the app has, or one of a version that is published now. */
import { Delivery } from '../../model/delivery-graph';
import { DeclaredAt, FunctionNode, NodeId } from '../../model/node';
import { idOf } from '../../model/node-id';
import { Change, Reference } from '../kit/change';
import { add, set } from '../kit/changes';

export function throughAlias(delivery: Delivery, handler: FunctionNode | undefined): readonly Change[] {
  const named = handler && naming(delivery, handler.id);
  if (handler?.declaredAt === undefined || named === undefined) return [];
  const there = handler.qualifiers.find(({ kind }) => kind === 'alias');
  const [alias, added] = there === undefined ? withAlias(handler.id, handler.declaredAt) : [there.declaredAt, []];
  return [...added, ...set(named.declaredAt, named.property, new Reference(idOf(alias), 'Ref'))];
}

/** The setting that is the function and nothing else; what only mentions it, such as the path of an API's call, has to be written anew. */
function naming({ source, handover, declaredAt, settings }: Delivery, id: NodeId): { declaredAt: DeclaredAt; property: string } | undefined {
  // An invoke config is no caller.
  const place = handover ?? (source.kind === 'async' || declaredAt === undefined ? undefined : { declaredAt, settings });
  const setting = place?.settings.find(({ value }) => value === `\${${id}}` || value === `\${${id}.Arn}`);
  return place === undefined || setting === undefined ? undefined : { declaredAt: place.declaredAt, property: setting.property };
}

function withAlias(id: NodeId, declaredAt: DeclaredAt): readonly [DeclaredAt, readonly Change[]] {
  const version = add(declaredAt, 'Version', 'AWS::Lambda::Version', {
    FunctionName: new Reference(id, 'Ref'),
    Description: 'Keeps the code of this deployment: publish another, under a new logical id, with each change.',
  });
  const alias = add(declaredAt, 'Live', 'AWS::Lambda::Alias', {
    FunctionName: new Reference(id, 'Ref'),
    FunctionVersion: new Reference(idOf(version), 'Version'),
    Name: 'live',
  });
  return [alias, [version, alias]];
}
