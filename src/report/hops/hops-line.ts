/** Sums up the hops in a part of the closing line. */
import { pluralizeCount } from '../../text/pluralize';
import { countedPhrase, KEEP_PHRASES, Phrase, phrase } from '../phrases';
import { Hop, HOP_ENDINGS, HopEnding } from './hop';

export type HopSummary = Readonly<Record<HopEnding, number>>;

export function hopSummary(hops: readonly Hop[]): HopSummary {
  const counts = Object.fromEntries(HOP_ENDINGS.map((ending) => [ending, 0])) as Record<HopEnding, number>;
  for (const { ending } of hops) counts[ending] += 1;
  return counts;
}

/** What one or several hops do with an event that they cannot hand over. */
const PHRASES: Readonly<Record<HopEnding, Phrase>> = {
  ...KEEP_PHRASES,
  source: phrase('leaves', 'leave', ' at the source'),
  dropped: phrase('drops', 'drop'),
  unchecked: phrase('could not be checked', 'could not be checked'),
};

/** `3 first hops: 1 keeps undelivered events and tells somebody, 2 drop them`; empty where there are none. */
export function hopsLine(summary: HopSummary): readonly string[] {
  const named = HOP_ENDINGS.filter((ending) => summary[ending] > 0);
  if (named.length === 0) return [];
  const parts = named.map((ending) => countedPhrase(summary[ending], PHRASES[ending], objectOf(ending, named[0])));
  const total = named.reduce((sum, ending) => sum + summary[ending], 0);
  return [`${pluralizeCount(total, 'first hop')}: ${parts.join(', ')}`];
}

/** `them` after the ending that a sentence names first. */
function objectOf(ending: HopEnding, first: HopEnding): string {
  if (ending === 'unchecked') return '';
  return ending === first ? ' undelivered events' : ' them';
}
