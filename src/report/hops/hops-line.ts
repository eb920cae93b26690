/** Sums up the hops in a part of the closing line. */
import { formatNumber } from '../../text/numbers';
import { pluralizeCount } from '../../text/pluralize';
import { Hop, HOP_ENDINGS, HopEnding } from './hop';

export type HopSummary = Readonly<Record<HopEnding, number>>;

export function hopSummary(hops: readonly Hop[]): HopSummary {
  const counts = Object.fromEntries(HOP_ENDINGS.map((ending) => [ending, 0])) as Record<HopEnding, number>;
  for (const { ending } of hops) counts[ending] += 1;
  return counts;
}

/** What one or several hops do with an event that they cannot hand over. */
const PHRASES: Readonly<Record<Exclude<HopEnding, 'unchecked'>, readonly [one: string, several: string, after: string]>> = {
  told: ['keeps', 'keep', ' and tells somebody'],
  untold: ['keeps', 'keep', ' and tells nobody'],
  outside: ['keeps', 'keep', ' where the app does not show who is told'],
  source: ['leaves', 'leave', ' at the source'],
  dropped: ['drops', 'drop', ''],
};

/** `3 first hops: 1 keeps undelivered events and tells somebody, 2 drop them`; empty where there are none. */
export function hopsLine(summary: HopSummary): readonly string[] {
  const named = HOP_ENDINGS.filter((ending) => summary[ending] > 0);
  if (named.length === 0) return [];
  const parts = named.map((ending) => {
    const count = summary[ending];
    if (ending === 'unchecked') return `${formatNumber(count)} could not be checked`;
    const [one, several, after] = PHRASES[ending];
    const object = ending === named[0] ? ' undelivered events' : ' them';
    return `${formatNumber(count)} ${count === 1 ? one : several}${object}${count === 1 ? after : after.replace('tells', 'tell')}`;
  });
  const total = named.reduce((sum, ending) => sum + summary[ending], 0);
  return [`${pluralizeCount(total, 'first hop')}: ${parts.join(', ')}`];
}
