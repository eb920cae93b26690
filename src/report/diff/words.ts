/** The difference of two reports in one sentence, and each change in one line. */
import { joinWithAnd } from '../../text/lists';
import { pluralizeCount } from '../../text/pluralize';
import { ChangeKind, StoryChange, StoryDiff } from './change';
import { HopChange, HopChangeKind } from './hop-changes';

/** `2 deliveries lose an exit and 1 gains an exit; 31 unchanged`. Each delivery counts once, by its gravest change. */
export function diffSentence({ changes, unchanged, hops = [] }: StoryDiff): string {
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
  const ofHops = hops.length === 0 ? '' : `; ${hopClause(hops)}`;
  return `${clauses.length === 0 ? 'No delivery changes' : joinWithAnd(clauses)}; ${unchanged} unchanged${ofHops}`;
}

/** `1 first hop loses its exit and 2 change`. */
function hopClause(hops: readonly HopChange[]): string {
  const counted = new Set<string>();
  const clauses = HOP_PARTS.flatMap(([kind, one, many]) => {
    const ids = new Set(hops.filter((change) => change.kind === kind).map(({ hop: { id } }) => id));
    const fresh = [...ids].filter((id) => !counted.has(id));
    fresh.forEach((id) => counted.add(id));
    return fresh.length === 0 ? [] : [{ count: fresh.length, verb: fresh.length === 1 ? one : many }];
  });
  return joinWithAnd(clauses.map(({ count, verb }, i) => `${i === 0 ? pluralizeCount(count, 'first hop') : count} ${verb}`));
}

const HOP_PARTS: readonly (readonly [HopChangeKind, one: string, many: string])[] = [
  ['hop-exit-lost', 'loses its exit', 'lose their exits'],
  ['hop-new-without-exit', 'is new and has no exit', 'are new and have no exit'],
  ['hop-exit-gained', 'gains an exit', 'gain an exit'],
  ['hop-new', 'is new', 'are new'],
  ['hop-gone', 'is gone', 'are gone'],
  ['hop-changed', 'changes', 'change'],
];

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

export const CHANGE_TITLES: Readonly<Record<ChangeKind | HopChangeKind, string>> = {
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
  'hop-exit-lost': 'First hops that lost their exit',
  'hop-new-without-exit': 'New first hops without an exit',
  'hop-exit-gained': 'First hops that gained an exit',
  'hop-new': 'New first hops',
  'hop-gone': 'First hops gone',
  'hop-changed': 'First hops changed',
};

/** Said where logical ids changed, so that nobody takes the deliveries for others. */
export function renamedSentence({ renamed }: StoryDiff): string {
  const has = renamed.length === 1 ? 'has a new logical id' : 'have new logical ids';
  return `${pluralizeCount(renamed.length, 'delivery', 'deliveries')} ${has} at the same construct path`;
}

/** `tries at most: 3, was 5`. */
export function changeWords({ what, before, after }: Pick<StoryChange, 'what' | 'before' | 'after'>): string {
  if (before === undefined && after === undefined) return what;
  if (before === undefined) return `${what}: ${after}`;
  return after === undefined ? `${what}: was ${before}` : `${what}: ${after}, was ${before}`;
}
