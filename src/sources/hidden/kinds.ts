/**
 * Finds the kinds of sources that a mapping may read when its source is hidden, from the settings of the mapping. Each
 * kind requires some options and refuses others, and Lambda creates no mapping that does not fit its source.
 */
import { PolledKind, SourceFacts } from '../../facts/source-facts';
import { at } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { SOURCE_FACTS } from '../facts';

const DESTINATION = 'DestinationConfig';
const OPTIONS: readonly string[] = [...new Set(SOURCE_FACTS.flatMap(({ options }) => options)), DESTINATION];

/** The kind, where an option that names the source or the type of a SAM event tells it. */
export function toldKind(settings: Resolved, samEvent?: string): PolledKind | undefined {
  const told = SOURCE_FACTS.filter(({ tells, samEvents }) => (
    (samEvent !== undefined && samEvents.includes(samEvent)) || tells.some((option) => isSet(at(settings, option)))
  ));
  return told.length === 1 ? told[0].kind : undefined;
}

/** Every kind, if no kind fits: then nothing tells which options are wrong. */
export function possibleKinds(settings: Resolved): readonly PolledKind[] {
  const set = OPTIONS.filter((option) => isSet(at(settings, option)));
  const fitting = SOURCE_FACTS.filter((facts) => (
    set.every((option) => takes(facts, option))
    && facts.requires.every((option) => at(settings, option).is !== 'absent')
  ));
  return (fitting.length === 0 ? SOURCE_FACTS : fitting).map(({ kind }) => kind);
}

function takes({ options, insteadOfDestination }: SourceFacts, option: string): boolean {
  return option === DESTINATION ? insteadOfDestination === undefined : options.includes(option);
}

/** False for a value that may have no effect: an empty list, false, no limit, or whatever a condition may leave out. */
function isSet(value: Resolved): boolean {
  switch (value.is) {
    case 'absent': return false;
    case 'scalar': return ![false, 'false', '', -1, '-1'].includes(value.value as string);
    case 'list': return value.items.length > 0;
    case 'hidden': return value.either === undefined ? value.cause !== undefined : value.either.every(isSet);
    default: return true;
  }
}
