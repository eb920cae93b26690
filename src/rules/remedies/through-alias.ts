/** Replaces a reference to a function by a reference to its alias. If it has no alias, the change adds one, with a new version. */
import { Delivery } from '../../model/delivery-graph';
import { DeclaredAt, FunctionNode, NodeId } from '../../model/node';
import { nodeId } from '../../model/node-id';
import { Change, NodeReference } from '../kit/change';
import { addResource, setValue } from '../kit/changes';

export function deliverThroughAlias(
  delivery: Delivery, handler: FunctionNode | undefined, [alias, added] = aliasReference(handler),
): readonly Change[] {
  const setting = handler && functionSetting(delivery, handler.id);
  if (alias === undefined || setting === undefined) return [];
  return [...added, ...setValue(setting.declaredAt, setting.property, alias)];
}

/** A reference to an alias of the function, and the changes that add one if it has none. */
export function aliasReference(
  handler: FunctionNode | undefined,
): readonly [NodeReference | undefined, readonly Change[]] {
  if (handler?.declaredAt === undefined) return [undefined, []];
  const existing = handler.qualifiers.find(({ kind }) => kind === 'alias');
  const [alias, added] = existing === undefined ? addAlias(handler.id, handler.declaredAt) : [existing.declaredAt, []];
  return [new NodeReference(nodeId(alias), 'Ref'), added];
}

/** The setting that names the function, for people. */
export function functionProperty(delivery: Delivery, handler: FunctionNode): string {
  return functionSetting(delivery, handler.id)?.property ?? 'the target';
}

interface FunctionSetting {
  readonly declaredAt: DeclaredAt;
  readonly property: string;
}

/** The setting whose whole value is the function. A text that contains the function, such as the URI of an API integration, is left out. */
function functionSetting(delivery: Delivery, id: NodeId): FunctionSetting | undefined {
  const { source, pushTarget, declaredAt, settings } = delivery;
  // An invoke config is not a caller.
  const caller = pushTarget ?? (source.kind === 'async' || declaredAt === undefined ? undefined : { declaredAt, settings });
  const setting = caller?.settings.find(({ value }) => value === `\${${id}}` || value === `\${${id}.Arn}`);
  if (caller === undefined || setting === undefined) return undefined;
  return { declaredAt: caller.declaredAt, property: setting.property };
}

function addAlias(id: NodeId, declaredAt: DeclaredAt): readonly [DeclaredAt, readonly Change[]] {
  const version = addResource(declaredAt, 'Version', 'AWS::Lambda::Version', {
    FunctionName: new NodeReference(id, 'Ref'),
    Description: 'The code of this deployment: publish a new version, under a new logical id, with each change.',
  });
  const alias = addResource(declaredAt, 'Live', 'AWS::Lambda::Alias', {
    FunctionName: new NodeReference(id, 'Ref'),
    FunctionVersion: new NodeReference(nodeId(version), 'Version'),
    Name: 'live',
  });
  return [alias, [version, alias]];
}
