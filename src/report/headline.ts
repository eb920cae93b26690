/** The first sentence of a picture or a page: which deliveries lose failed events. */
import { formatNumber } from '../text/numbers';
import { pluralizeCount } from '../text/pluralize';
import { Summary } from './closing-line';
import { ENDINGS } from './story/ending';

/** `dropping`: first hops that drop what they cannot hand over. */
export function headline(summary: Summary, dropping = 0): string {
  const { lost, possible, unchecked, waiting } = summary;
  const all = ENDINGS.reduce((sum, ending) => sum + summary[ending], 0);
  if (all === 0) return 'No deliveries';
  if (lost > 0) return `${shareOf(lost, all)} ${lost === 1 ? 'loses' : 'lose'} failed events${possible === 0 ? '' : `, ${formatNumber(possible)} more can`}`;
  if (possible > 0) return `${shareOf(possible, all)} can lose failed events`;
  if (unchecked > 0) return `No delivery is known to lose failed events, ${formatNumber(unchecked)} could not be checked`;
  const exits = all > waiting ? ['has an exit'] : [];
  const ends = [...exits, ...(waiting > 0 ? ['returns to a caller that waits'] : [])].join(' or ');
  const hops = `${pluralizeCount(dropping, 'first hop drops', 'first hops drop')} undelivered events`;
  return `Every failed event ${ends}${dropping === 0 ? '' : `, but ${hops}`}`;
}

function shareOf(some: number, all: number): string {
  if (all === 1) return 'The only delivery';
  if (some === all && all === 2) return 'Both deliveries';
  return some === all ? `All ${formatNumber(all)} deliveries` : `${formatNumber(some)} of ${formatNumber(all)} deliveries`;
}
