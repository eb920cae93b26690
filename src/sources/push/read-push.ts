/** Reads the settings that services which push share: place, retries, age, dead-letter queue and filter of a target. */
import { isUnknown, Known } from '../../model/known';
import { PushTarget } from '../../model/push-target';
import { Nodes } from '../../resources/node-reader';
import { namesFunction } from '../../template/arn/function-target';
import { Resource } from '../../template/stack';
import { at, numberOf, placedItems, whyHidden } from '../../template/value/fields';
import { hidden, Resolved } from '../../template/value/resolved';
import { settingsOf } from '../read-settings';

/** A target without settings: the service invokes by a permission, and a discarded event is lost. */
export function plainPushTarget(resource: Resource, property: string, place: Resolved): PushTarget {
  return {
    declaredAt: resource.declaredAt,
    property,
    authority: 'permission',
    retries: 'undocumented',
    maxAge: 'undocumented',
    deadLetter: 'none',
    filter: 'none',
    enabled: true,
    settings: settingsOf(place, property),
  };
}

/** A target that its resource sets under a condition. The condition of the resource itself comes first. */
export function existsIf(condition: string | undefined, target: PushTarget): PushTarget {
  const { declaredAt } = target;
  if (condition === undefined || declaredAt.condition !== undefined) return target;
  return { ...target, declaredAt: { ...declaredAt, condition } };
}

export function retryNumber(place: Resolved, name: string, byDefault: number): Known<number> {
  return numberOf(at(place, 'RetryPolicy', name), byDefault);
}

export function deadLetterAt(arn: Resolved, nodes: Nodes): PushTarget['deadLetter'] {
  return arn.is === 'absent' ? 'none' : nodes.find(arn);
}

export function roleAt(role: Resolved, nodes: Nodes): PushTarget['role'] {
  return role.is === 'absent' ? 'none' : nodes.find(role);
}

/** The service invokes by the role. Without one, it needs a permission of the function. */
export function credentialsAt(role: Resolved, nodes: Nodes): Partial<PushTarget> {
  return role.is === 'absent' ? {} : { authority: 'role', role: nodes.find(role) };
}

/** The value of a setting that takes nothing but the ARN of a function. */
export function functionArn(to: Resolved): Resolved {
  return to.is === 'hidden' || namesFunction(to) ? to : hidden(whyHidden(to, 'the ARN of a function'));
}

/** The items of a list with their paths; none if the list is hidden. */
export function itemsAt(place: Resolved, ...path: readonly string[]): readonly (readonly [Resolved, string])[] {
  const items = placedItems(at(place, ...path));
  return isUnknown(items) ? [hiddenAt(place, path)] : items.map(([item, i]) => [item, [...path, i].join('.')]);
}

/** The items of a list in each item of another list, with their whole paths. */
export function innerItemsAt(place: Resolved, outer: string, inner: string): readonly (readonly [Resolved, string])[] {
  return itemsAt(place, outer).flatMap(([item, path]) => (
    itemsAt(item, inner).map(([each, rest]) => [each, joinPath(path, rest)] as const)
  ));
}

/** A hidden list counts as one hidden item. The list is hidden by itself or with its parent. */
function hiddenAt(place: Resolved, path: readonly string[]): readonly [Resolved, string] {
  const upTo = path.findIndex((_, i) => at(place, ...path.slice(0, i + 1)).is === 'hidden') + 1;
  const parent = upTo === 0 ? path : path.slice(0, upTo);
  return [hidden(whyHidden(at(place, ...parent), 'a list')), parent.join('.')];
}

export function joinPath(...path: readonly string[]): string {
  return path.filter((step) => step !== '').join('.');
}
