/** Compares resolved values. A hidden value equals no other, not even itself. */
import { sameJson } from '../json';
import { pseudoText } from './pseudo-text';
import { List, Part, Reference, Resolved } from './resolved';

export function sameValue(a: Resolved, b: Resolved): boolean {
  if (a.is === 'absent' && b.is === 'absent') return true;
  if (a.is === 'scalar' && b.is === 'scalar') return a.value === b.value;
  if (a.is === 'reference' && b.is === 'reference') return sameReference(a, b);
  if (a.is === 'fields' && b.is === 'fields') return a.stack === b.stack && sameJson(a.raw, b.raw);
  if (a.is === 'text' && b.is === 'text') {
    return sameLength(a.parts, b.parts) && a.parts.every((part, i) => samePart(part, b.parts[i]));
  }
  if (a.is === 'list' && b.is === 'list') {
    return samePlaces(a, b) && a.items.every((item, i) => sameValue(item, b.items[i]));
  }
  return false;
}

/** Whether two lists have as many items, at the same indexes of the template. */
export function samePlaces(a: List, b: List): boolean {
  return sameLength(a.items, b.items) && sameJson(a.places, b.places);
}

function sameReference(a: Reference, b: Reference): boolean {
  return a.resource === b.resource && a.attribute === b.attribute && a.piece === b.piece;
}

function samePart(a: Part, b: Part): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  if (a.is === 'pseudo') return b.is === 'pseudo' && pseudoText(a) === pseudoText(b);
  return b.is !== 'pseudo' && sameValue(a, b);
}

function sameLength(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length;
}
