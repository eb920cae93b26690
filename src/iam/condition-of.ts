import { Resource } from '../template/stack';

/** The condition under which a resource exists, by a name that is unique in the app. */
export function conditionOf({ stack, declaredAt }: Resource): string | undefined {
  return declaredAt.condition === undefined ? undefined : JSON.stringify([stack.name, declaredAt.condition]);
}
