/** What one and several deliveries or hops do with an event, as words before and after the event. */
import { formatNumber } from '../text/numbers';

export type Phrase = Readonly<Record<'one' | 'several', readonly [before: string, after: string]>>;

/** What becomes of an event that is kept. */
export const KEEP_PHRASES: Readonly<Record<'told' | 'untold' | 'outside', Phrase>> = {
  told: { one: ['keeps', ' and tells somebody'], several: ['keep', ' and tell somebody'] },
  untold: { one: ['keeps', ' and tells nobody'], several: ['keep', ' and tell nobody'] },
  outside: phrase('keeps', 'keep', ' where the app does not show who is told'),
};

export function phrase(one: string, several: string, after = ''): Phrase {
  return { one: [one, after], several: [several, after] };
}

/** `2 keep every failed event and tell somebody`, where `object` is ` every failed event`. */
export function countedPhrase(count: number, { one, several }: Phrase, object: string): string {
  const [before, after] = count === 1 ? one : several;
  return `${formatNumber(count)} ${before}${object}${after}`;
}
