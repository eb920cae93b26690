/** Names the condition of a resource uniquely in the app. */
import { Resource } from '../template/stack';

export function conditionOf({ stack, declaredAt }: Resource): string | undefined {
  return declaredAt.condition === undefined ? undefined : JSON.stringify([stack.name, declaredAt.condition]);
}
