/**
 * The transform `AWS::LanguageExtensions`: expands the loops in resources and outputs. Its intrinsics are resolved with
 * all others.
 */
import { isUnknown } from '../../model/known';
import { own } from '../json';
import { Stack } from '../stack';
import { listOf, whyHidden } from '../value/fields';
import { resolve } from '../value/resolve';
import { expandLoops, Items } from './for-each';
import { Transformed } from './transformed';

export function extendLanguage(template: object, stack: Stack): Transformed {
  const unread = new Map<string, string>();
  // A loop inside another is met once for each item of the outer one.
  const missed = (loop: string, why: string): void => {
    if (!unread.has(loop)) unread.set(loop, why);
  };
  const sections = ['Resources', 'Outputs'].filter((name) => Object.hasOwn(template, name));
  const expanded = sections.map((name) => [
    name, expandLoops(own(template, name), (collection) => itemsIn(collection, stack), missed),
  ]);
  return {
    template: { ...template, ...Object.fromEntries(expanded) },
    origins: new Map(),
    unread: [...unread].map(([where, why]) => ({ where, why })),
  };
}

function itemsIn(collection: unknown, stack: Stack): Items {
  const value = resolve(collection, stack);
  if (value.is === 'scalar') return { known: String(value.value).split(',').map((item) => item.trim()) };
  const list = listOf(value);
  if (isUnknown(list)) return { known: [], hidden: list.unknown };
  const hidden = list.find(({ is }) => is !== 'scalar');
  return {
    known: list.flatMap((item) => (item.is === 'scalar' ? [String(item.value)] : [])),
    ...(hidden === undefined ? {} : { hidden: whyHidden(hidden, 'a string') }),
  };
}
