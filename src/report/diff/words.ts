/** The difference of two reports in one sentence, and each change in one line. */
import { joinWithAnd } from '../../text/lists';
import { pluralizeCount } from '../../text/pluralize';
import { ChangeKind, StoryChange, StoryDiff } from './change';
import { HopChangeKind } from './hop-changes';

/** `2 deliveries lose an exit and 1 gains an exit; 31 unchanged`. */
export function diffSentence({ changes, unchanged, hops = [] }: StoryDiff): string {
  const deliveries = clausesOf(changes.map(({ kind, story: { id } }) => ({ kind, id })), PARTS, ['delivery', 'deliveries']);
  const firstHops = clausesOf(hops.map(({ kind, hop: { id } }) => ({ kind, id })), HOP_PARTS, ['first hop', 'first hops']);
  return [
    deliveries.length === 0 ? 'No delivery changes' : joinWithAnd(deliveries),
    `${unchanged} unchanged`,
    ...(firstHops.length === 0 ? [] : [joinWithAnd(firstHops)]),
  ].join('; ');
}

interface Part<K> {
  readonly kinds: readonly K[];
  readonly one: string;
  readonly many: string;
  /** What follows where others came before. Alone, there is nothing that it could differ from. */
  readonly after?: string;
}

/** What differs counts once, in the first part that has it. */
function clausesOf<K>(
  changes: readonly { readonly kind: K; readonly id: string }[], parts: readonly Part<K>[],
  [noun, nouns]: readonly [noun: string, nouns: string],
): readonly string[] {
  const counted = new Set<string>();
  return parts.flatMap(({ kinds, one, many, after = '' }) => {
    const before = counted.size;
    changes.filter(({ kind }) => kinds.includes(kind)).forEach(({ id }) => counted.add(id));
    const count = counted.size - before;
    if (count === 0) return [];
    const verb = count === 1 ? one : many;
    return before === 0 ? [`${pluralizeCount(count, noun, nouns)} ${verb}`] : [`${count} ${verb}${after}`];
  });
}

const PARTS: readonly Part<ChangeKind>[] = [
  { kinds: ['exit-lost'], one: 'loses an exit', many: 'lose an exit' },
  { kinds: ['new-without-exit'], one: 'is new and has no exit', many: 'are new and have no exit' },
  { kinds: ['loss-possible'], one: 'can now lose events', many: 'can now lose events' },
  { kinds: ['exit-gained'], one: 'gains an exit', many: 'gain an exit' },
  { kinds: ['new'], one: 'is new', many: 'are new' },
  { kinds: ['gone'], one: 'is gone', many: 'are gone' },
  {
    kinds: ['exit-moved', 'bound', 'told-by', 'carries', 'known', 'finding-new', 'finding-gone'],
    one: 'changes',
    many: 'change',
    after: ' otherwise',
  },
];

const HOP_PARTS: readonly Part<HopChangeKind>[] = [
  { kinds: ['hop-exit-lost'], one: 'loses its exit', many: 'lose their exits' },
  { kinds: ['hop-new-without-exit'], one: 'is new and has no exit', many: 'are new and have no exit' },
  { kinds: ['hop-exit-gained'], one: 'gains an exit', many: 'gain an exit' },
  { kinds: ['hop-new'], one: 'is new', many: 'are new' },
  { kinds: ['hop-gone'], one: 'is gone', many: 'are gone' },
  { kinds: ['hop-changed'], one: 'changes', many: 'change' },
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
