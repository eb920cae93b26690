/** Converts a function target to the target of a delivery. */
import { defined } from '../model/defined';
import { isUnknown, Known, map } from '../model/known';
import { NodeId } from '../model/node';
import { Target } from '../model/target';
import { LATEST, LATEST_PUBLISHED } from '../resources/function/facts';
import { FunctionTarget } from '../template/arn/function-target';
import { resourceId } from '../template/stack';
import { NodeRegistry } from './node-registry';

export function toTarget(target: FunctionTarget, nodes: NodeRegistry): Target {
  const id = nodes.registerTarget(target);
  const qualifier = isUnknown(id) ? target.qualifier : qualifierOf(target, id, nodes);
  const { through, unqualified } = target;
  return { function: id, qualifier, ...defined({ through: through?.declaredAt, unqualified }) };
}

/** An unqualified call of a function on Managed Instances invokes the version that was published last. */
function qualifierOf({ qualifier, unqualified }: FunctionTarget, id: NodeId, nodes: NodeRegistry): Known<string> {
  const handler = unqualified ? nodes.read(id) : undefined;
  if (handler?.kind !== 'function' || handler.declaredAt === undefined) return qualifier;
  return map<boolean, string>(handler.managedInstances, (managed) => (managed ? LATEST_PUBLISHED : LATEST));
}

/**
 * Equal for targets with the same function and qualifier; undefined if either is hidden. A version without a known
 * number is identified by its resource, and so is an alias without a known name.
 */
export function targetKey(target: FunctionTarget, nodes: NodeRegistry): string | undefined {
  const id = nodes.registerTarget(target);
  if (isUnknown(id)) return undefined;
  const qualifier = qualifierOf(target, id, nodes);
  if (!isUnknown(qualifier)) return `${id}:${qualifier}`;
  return target.through === undefined ? symbolKey(target, nodes) : `${id}:${resourceId(target.through)}`;
}

/** Equal for targets with the same function and a qualifier that one stack writes alike; undefined for any other. */
export function symbolKey(target: FunctionTarget, nodes: NodeRegistry): string | undefined {
  const id = nodes.registerTarget(target);
  return isUnknown(id) || target.symbol === undefined ? undefined : `${id}:${target.symbol}`;
}
