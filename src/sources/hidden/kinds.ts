/**
 * Finds the kinds of sources that a mapping may read when its source is hidden, from the settings of the mapping. Each
 * kind requires some options and refuses others, and Lambda creates no mapping that does not fit its source.
 */
import { PolledKind } from '../../facts/source-facts';
import { at } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { kindsFitting, SOURCE_FACTS } from '../facts';

/** The kind, where an option that names the source or the type of a SAM event tells it. */
export function toldKind(settings: Resolved, samEvent?: string): PolledKind | undefined {
  const told = SOURCE_FACTS.filter(({ tells, samEvents }) => (
    (samEvent !== undefined && samEvents.includes(samEvent)) || tells.some((option) => isSet(at(settings, option)))
  ));
  return told.length === 1 ? told[0].kind : undefined;
}

/** Every kind, if no kind fits: then nothing tells which options are wrong. */
export function possibleKinds(settings: Resolved): readonly PolledKind[] {
  const fitting = kindsFitting(
    (option) => isSet(at(settings, option)), (option) => at(settings, option).is !== 'absent',
  );
  return (fitting.length === 0 ? SOURCE_FACTS : fitting).map(({ kind }) => kind);
}

const WITHOUT_EFFECT: ReadonlySet<unknown> = new Set([false, 'false', '', -1, '-1']);

/** False for a value that may have no effect: an empty list, false, no limit, or whatever a condition may leave out. */
function isSet(value: Resolved): boolean {
  switch (value.is) {
    case 'absent': return false;
    case 'scalar': return !WITHOUT_EFFECT.has(value.value);
    case 'list': return value.items.length > 0;
    case 'hidden': return value.either === undefined ? value.cause !== undefined : value.either.every(isSet);
    default: return true;
  }
}
