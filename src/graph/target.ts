/** Converts a function target to the target of a delivery. */
import { defined } from '../model/defined';
import { isUnknown } from '../model/known';
import { Target } from '../model/target';
import { FunctionTarget } from '../template/arn/function-target';
import { resourceId } from '../template/stack';
import { NodeRegistry } from './node-registry';

export function toTarget(target: FunctionTarget, nodes: NodeRegistry): Target {
  const { qualifier, through } = target;
  return { function: nodes.registerTarget(target), qualifier, ...defined({ through: through?.declaredAt }) };
}

/**
 * Equal for targets with the same function and qualifier; undefined if either is hidden. A version without a known
 * number is identified by its resource.
 */
export function targetKey(target: FunctionTarget, nodes: NodeRegistry): string | undefined {
  const id = nodes.registerTarget(target);
  if (isUnknown(id)) return undefined;
  if (!isUnknown(target.qualifier)) return `${id}:${target.qualifier}`;
  return target.through === undefined ? undefined : `${id}:${resourceId(target.through)}`;
}
