/** The values of a hop in words. */
import { joinWithAnd } from '../../text/lists';
import { formatNumber } from '../../text/numbers';
import { duration } from '../duration';
import { endWords, knownWords } from '../story-words';
import { Hop } from './hop';

/** `100,015`. */
export function hopCount(attempts: number | 'undocumented'): string {
  return typeof attempts === 'number' ? formatNumber(attempts) : attempts;
}

export function undeliveredWords({ exits, ending }: Pick<Hop, 'exits' | 'ending'>): string {
  if (ending === 'dropped') return 'NOWHERE';
  return ending === 'source' ? 'its source' : joinWithAnd(exits.map(({ to }) => endWords(to)));
}

/** `100,015 tries · ≤ 23 d`. */
export function hopTimeWords({ waitsAtMost }: Pick<Hop, 'waitsAtMost'>): string {
  return knownWords(waitsAtMost, (known) => (known === 'undocumented' ? 'undocumented time' : `≤ ${duration(known)}`));
}
