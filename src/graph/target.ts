/** A function target as the graph shows it. */
import { defined } from '../model/defined';
import { isUnknown } from '../model/known';
import { Target } from '../model/target';
import { FunctionTarget } from '../template/arn/function-target';
import { resourceId } from '../template/stack';
import { NodeRegistry } from './node-registry';

export function toTarget(target: FunctionTarget, nodes: NodeRegistry): Target {
  const { qualifier, through } = target;
  return { function: nodes.enterTarget(target), qualifier, ...defined({ through: through?.declaredAt }) };
}

/**
 * The same for everything that names the same function and qualifier; undefined where either is hidden. A version that is only numbered at
 * deployment is known by its resource.
 */
export function targetKey(target: FunctionTarget, nodes: NodeRegistry): string | undefined {
  const id = nodes.enterTarget(target);
  if (isUnknown(id)) return undefined;
  if (!isUnknown(target.qualifier)) return `${id}:${target.qualifier}`;
  return target.through === undefined ? undefined : `${id}:${resourceId(target.through)}`;
}
