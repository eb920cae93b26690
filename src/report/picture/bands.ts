/** The bands of a picture: one for each stack, those with the worst losses first. */
import { groupBy } from '../../model/collections';
import { isUnknown } from '../../model/known';
import { formatNumber } from '../../text/numbers';
import { pluralizeCount } from '../../text/pluralize';
import { Loss, Story } from '../story/story';
import { PicturePath } from './parts';
import { WORST_FIRST, worstFirst } from './paths';

export interface Band {
  /** Empty for what no template declares. */
  readonly stack: string;
  /** The losses first. */
  readonly paths: readonly PicturePath[];
  readonly worst: Loss['verdict'];
}

export function bandsOf(paths: readonly PicturePath[]): readonly Band[] {
  const bands = [...groupBy(paths, ({ story }) => story.stack)].map(([stack, own]): Band => {
    const sorted = worstFirst(own, ({ story }) => story);
    return { stack, paths: sorted, worst: sorted[0].story.lost.verdict };
  });
  return WORST_FIRST.flatMap((verdict) => bands.filter(({ worst }) => worst === verdict));
}

export function bandName({ stack }: Pick<Band, 'stack'>): string {
  return stack === '' ? 'Outside the templates' : stack;
}

/** `12 deliveries · 1 LOST · 2 may be lost`. */
export function bandCounts({ paths }: Pick<Band, 'paths'>): string {
  const count = (verdict: Loss['verdict']): number => paths.filter(({ story }) => story.lost.verdict === verdict).length;
  const part = (verdict: Loss['verdict'], words: string): readonly string[] => (
    count(verdict) === 0 ? [] : [`${formatNumber(count(verdict))} ${words}`]
  );
  return [
    pluralizeCount(paths.length, 'delivery', 'deliveries'),
    ...part('certain', 'LOST'), ...part('possible', 'may be lost'), ...part('unknown', 'not decided'),
  ].join(' · ');
}

/** How many functions the deliveries have, which decides how much is drawn at once. */
export function functionsIn(stories: readonly Story[]): number {
  return new Set(stories.map(({ function: handler, id }) => (isUnknown(handler) ? ` ${id}` : handler.node))).size;
}
