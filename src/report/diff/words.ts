/** The difference of two reports in one sentence, and each change in one line. */
import { joinWithAnd } from '../../text/lists';
import { pluralizeCount } from '../../text/pluralize';
import { ChangeKind, StoryChange, StoryDiff } from './change';

/** `2 deliveries lose an exit and 1 gains an exit; 31 unchanged`. Each delivery counts once, by its gravest change. */
export function diffSentence({ changes, unchanged }: StoryDiff): string {
  const told = new Set<string>();
  const parts = PARTS.flatMap(([kinds, one, many]) => {
    const before = told.size;
    changes.filter(({ kind }) => kinds.includes(kind)).forEach(({ story }) => told.add(story.id));
    const count = told.size - before;
    // Alone, there is nothing that it could differ from.
    const otherwise = kinds === OTHERS && before > 0 ? ' otherwise' : '';
    return count === 0 ? [] : [{ count, verb: `${count === 1 ? one : many}${otherwise}` }];
  });
  const clauses = parts.map(({ count, verb }, i) => (
    `${i === 0 ? pluralizeCount(count, 'delivery', 'deliveries') : String(count)} ${verb}`
  ));
  return `${clauses.length === 0 ? 'No delivery changes' : joinWithAnd(clauses)}; ${unchanged} unchanged`;
}

const OTHERS: readonly ChangeKind[] = [
  'exit-moved', 'bound', 'told-by', 'carries', 'known', 'finding-new', 'finding-gone',
];

const PARTS: readonly (readonly [readonly ChangeKind[], one: string, many: string])[] = [
  [['exit-lost'], 'loses an exit', 'lose an exit'],
  [['new-without-exit'], 'is new and has no exit', 'are new and have no exit'],
  [['loss-possible'], 'can now lose events', 'can now lose events'],
  [['exit-gained'], 'gains an exit', 'gain an exit'],
  [['new'], 'is new', 'are new'],
  [['gone'], 'is gone', 'are gone'],
  [OTHERS, 'changes', 'change'],
];

export const CHANGE_TITLES: Readonly<Record<ChangeKind, string>> = {
  'exit-lost': 'Exits lost',
  'new-without-exit': 'New deliveries without an exit',
  'loss-possible': 'New possible losses',
  'exit-gained': 'Exits gained',
  'new': 'New deliveries',
  'gone': 'Deliveries gone',
  'exit-moved': 'Exits moved',
  'bound': 'Bounds changed',
  'told-by': 'Who is told',
  'carries': 'What exits receive',
  'known': 'Unknown and known',
  'finding-new': 'New findings',
  'finding-gone': 'Findings gone',
};

/** Said where logical ids changed, so that nobody takes the deliveries for others. */
export function renamedSentence({ renamed }: StoryDiff): string {
  const has = renamed.length === 1 ? 'has a new logical id' : 'have new logical ids';
  return `${pluralizeCount(renamed.length, 'delivery', 'deliveries')} ${has} at the same construct path`;
}

/** `tries at most: 3, was 5`. */
export function changeWords({ what, before, after }: StoryChange): string {
  if (before === undefined && after === undefined) return what;
  if (before === undefined) return `${what}: ${after}`;
  return after === undefined ? `${what}: was ${before}` : `${what}: ${after}, was ${before}`;
}
