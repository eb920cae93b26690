/** Names the condition of a resource uniquely in the app. */
import { Resource } from '../template/stack';

export function conditionOf({ stack, declaredAt }: Resource): string | undefined {
  return declaredAt.condition === undefined ? undefined : JSON.stringify([stack.name, declaredAt.condition]);
}

const NO_CONDITIONS: ReadonlySet<string> = new Set();

/** The conditions of the resources of a request: each resource exists where it makes or receives the request. */
export function conditionsOf(one: Resource | undefined, other?: Resource): ReadonlySet<string> {
  const found = [one && conditionOf(one), other && conditionOf(other)].filter((condition) => condition !== undefined);
  return found.length === 0 ? NO_CONDITIONS : new Set(found);
}
