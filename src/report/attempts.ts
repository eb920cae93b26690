/** Formats how often an event is tried. */
import { pluralizeCount } from '../text/pluralize';
import { Footnotes } from './footnotes';
import { Story } from './story/story';

/** Halving a failed batch down to one record takes additional invocations, which do not count as attempts. */
export function attemptsText({ attemptsAtMost, halvingsAtMost }: Story, notes: Footnotes): string {
  const text = notes.format(attemptsAtMost, String);
  const isCounted = typeof attemptsAtMost === 'number' && typeof halvingsAtMost === 'number' && halvingsAtMost > 0;
  return isCounted ? `${text} + ${pluralizeCount(halvingsAtMost, 'halving')}` : text;
}
