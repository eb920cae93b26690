/** What pushing services say in the same words: where the target is named, retries, age, dead-letter queue, and which events go there. */
import { isUnknown, Known, unknown } from '../../model/known';
import { PushTarget } from '../../model/push-target';
import { Nodes } from '../../resources/node-reader';
import { jsonText } from '../../template/json';
import { Resource } from '../../template/stack';
import { at, numberOf, placedItems, whyHidden } from '../../template/value/fields';
import { hidden, Resolved } from '../../template/value/resolved';
import { settingsOf } from '../read-settings';

/** A service that lets nothing be set: it invokes on the strength of a permission, and what it gives up is gone. */
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

/** The number of a setting, whose default is AWS's. */
export function retryNumber(place: Resolved, name: string, byDefault: number): Known<number> {
  return numberOf(at(place, 'RetryPolicy', name), byDefault);
}

export function deadLetterAt(arn: Resolved, nodes: Nodes): PushTarget['deadLetter'] {
  return arn.is === 'absent' ? 'none' : nodes.find(arn);
}

export function roleAt(role: Resolved, nodes: Nodes): PushTarget['role'] {
  return role.is === 'absent' ? 'none' : nodes.find(role);
}

/** A service that may be given a role invokes by it; without one it needs a permission of the function. */
export function credentialsAt(role: Resolved, nodes: Nodes): Partial<PushTarget> {
  return role.is === 'absent' ? {} : { authority: 'role', role: nodes.find(role) };
}

/** The items of a list with their paths; none where the list is hidden. */
export function itemsAt(place: Resolved, ...path: readonly string[]): readonly (readonly [Resolved, string])[] {
  const items = placedItems(at(place, ...path));
  return isUnknown(items) ? [hiddenAt(place, path)] : items.map(([item, i]) => [item, [...path, i].join('.')]);
}

/** A list that is hidden, by itself or with what holds it, stands for one item that is. */
function hiddenAt(place: Resolved, path: readonly string[]): readonly [Resolved, string] {
  const upTo = path.findIndex((_, i) => at(place, ...path.slice(0, i + 1)).is === 'hidden') + 1;
  const holder = upTo === 0 ? path : path.slice(0, upTo);
  return [hidden(whyHidden(at(place, ...holder), 'a list')), holder.join('.')];
}

/** A pattern as JSON text: written as an object, or as text already. */
export function filterText(pattern: Resolved): Known<string | 'none'> {
  if (pattern.is === 'absent') return 'none';
  if (pattern.is === 'fields') return jsonText(pattern.raw) ?? unknown('a pattern that is nested too deeply');
  return pattern.is === 'scalar' ? String(pattern.value) : unknown(whyHidden(pattern, 'a pattern'));
}

export function joinPath(...path: readonly string[]): string {
  return path.filter((step) => step !== '').join('.');
}
