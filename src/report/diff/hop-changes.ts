/** Compares the first hops of two reports: where what a service cannot hand over ends, and how long it is tried. */
import { isUnknown } from '../../model/known';
import { withoutStack } from '../../model/node-id';
import { Hop } from '../hops/hop';
import { hopCount, hopTimeWords, undeliveredWords } from '../hops/hop-words';
import { keptWords, knownWords, toldWords } from '../story-words';
import { localEnd } from './local';
import { Key, pairsOf, shownPairs } from './pairs';

/** In the order of a report: what drops events comes first. */
const HOP_CHANGE_KINDS = [
  'hop-exit-lost', 'hop-new-without-exit', 'hop-exit-gained', 'hop-new', 'hop-gone', 'hop-changed',
] as const;

export type HopChangeKind = typeof HOP_CHANGE_KINDS[number];

export interface HopChange {
  readonly kind: HopChangeKind;
  /** The hop after the change, or before it where it is gone. */
  readonly hop: Hop;
  readonly what: string;
  readonly before?: string;
  readonly after?: string;
}

export function hopChanges(
  before: readonly Hop[], after: readonly Hop[], isShown: (hop: Hop) => boolean = () => true,
): readonly HopChange[] {
  const { both, gone, fresh } = shownPairs(pairsOf(before, after, KEYS), isShown);
  const changes = [
    ...fresh.map((hop): HopChange => ({ kind: drops(hop) ? 'hop-new-without-exit' : 'hop-new', hop, what: 'first hop' })),
    ...gone.map((hop): HopChange => ({ kind: 'hop-gone', hop, what: 'first hop' })),
    ...both.flatMap(([old, hop]) => changesOf(old, hop)),
  ];
  return HOP_CHANGE_KINDS.flatMap((kind) => changes.filter((change) => change.kind === kind));
}

const KEYS: readonly Key<Hop>[] = [
  ({ id }) => id,
  ({ id, stack, target }) => (
    isUnknown(target) ? undefined : JSON.stringify([withoutStack(id, stack), localEnd(target)])
  ),
  ({ by, path, target }) => (
    isUnknown(target) || path === undefined ? undefined : JSON.stringify([by, path, target.path ?? target.node])
  ),
];

function drops({ ending }: Hop): boolean {
  return ending === 'dropped';
}

interface Value {
  readonly what: string;
  readonly words: (hop: Hop) => string;
}

const EXIT: Value = { what: 'undelivered events', words: undeliveredWords };
const AT_EXIT: readonly Value[] = [
  { what: 'how long they are kept', words: (hop) => hop.exits.map(({ keptFor }) => keptWords(keptFor)).join(', ') || keptWithoutExit(hop) },
  { what: 'who is told', words: ({ exits }) => exits.map(({ toldBy }) => toldWords(toldBy)).join(', ') || 'nobody' },
];
const HANDOVER: readonly Value[] = [
  { what: 'attempts at most', words: ({ attemptsAtMost }) => knownWords(attemptsAtMost, hopCount) },
  { what: 'time at most', words: hopTimeWords },
  { what: 'enabled', words: ({ enabled }) => knownWords(enabled, String) },
];

function keptWithoutExit({ ending }: Hop): string {
  return ending === 'source' ? 'nothing is kept outside the source' : 'nothing is kept';
}

/** That an exit is lost or gained is one change. */
function changesOf(old: Hop, hop: Hop): readonly HopChange[] {
  const differing = (kind: HopChangeKind, values: readonly Value[]): readonly HopChange[] => (
    values.map(({ what, words }) => ({ kind, hop, what, before: words(old), after: words(hop) }))
      .filter(({ before, after }) => before !== after)
  );
  const ofExit = drops(old) === drops(hop)
    ? differing('hop-changed', [EXIT, ...AT_EXIT])
    : differing(drops(hop) ? 'hop-exit-lost' : 'hop-exit-gained', [EXIT]);
  return [...ofExit, ...differing('hop-changed', HANDOVER)];
}
