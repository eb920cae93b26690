/** The words of each kind of change, of one and of two: which deliveries and first hops it counts. */
import { ChangeKind, StoryChange, StoryDiff } from '../../../src/report/diff/change';
import { HopChangeKind } from '../../../src/report/diff/hop-changes';
import { diffSentence } from '../../../src/report/diff/words';

type HopChange = NonNullable<StoryDiff['hops']>[number];

const ofKind = (kind: ChangeKind, count: number): readonly StoryChange[] => (
  Array.from({ length: count }, (_, i) => ({ kind, story: { id: `d${i}` } } as StoryChange))
);
const ofHop = (kind: HopChangeKind, count: number): readonly HopChange[] => (
  Array.from({ length: count }, (_, i) => ({ kind, hop: { id: `h${i}` } } as HopChange))
);
const sentence = (changes: readonly StoryChange[], hops: readonly HopChange[] = []): string => (
  diffSentence({ changes, hops, unchanged: 7, renamed: [] })
);

test.each<[ChangeKind, string, string]>([
  ['exit-lost', '1 delivery loses an exit', '2 deliveries lose an exit'],
  ['new-without-exit', '1 delivery is new and has no exit', '2 deliveries are new and have no exit'],
  ['loss-possible', '1 delivery can now lose events', '2 deliveries can now lose events'],
  ['exit-gained', '1 delivery gains an exit', '2 deliveries gain an exit'],
  ['new', '1 delivery is new', '2 deliveries are new'],
  ['gone', '1 delivery is gone', '2 deliveries are gone'],
  ['exit-moved', '1 delivery changes', '2 deliveries change'],
  ['bound', '1 delivery changes', '2 deliveries change'],
  ['told-by', '1 delivery changes', '2 deliveries change'],
  ['carries', '1 delivery changes', '2 deliveries change'],
  ['known', '1 delivery changes', '2 deliveries change'],
  ['finding-new', '1 delivery changes', '2 deliveries change'],
  ['finding-gone', '1 delivery changes', '2 deliveries change'],
])('deliveries: %s', (kind, one, two) => {
  expect(sentence(ofKind(kind, 1))).toBe(`${one}; 7 unchanged`);
  expect(sentence(ofKind(kind, 2))).toBe(`${two}; 7 unchanged`);
});

test.each<[HopChangeKind, string, string]>([
  ['hop-exit-lost', '1 first hop loses its exit', '2 first hops lose their exits'],
  ['hop-new-without-exit', '1 first hop is new and has no exit', '2 first hops are new and have no exit'],
  ['hop-exit-gained', '1 first hop gains an exit', '2 first hops gain an exit'],
  ['hop-new', '1 first hop is new', '2 first hops are new'],
  ['hop-gone', '1 first hop is gone', '2 first hops are gone'],
  ['hop-changed', '1 first hop changes', '2 first hops change'],
])('first hops: %s', (kind, one, two) => {
  expect(sentence([], ofHop(kind, 1))).toBe(`No delivery changes; 7 unchanged; ${one}`);
  expect(sentence([], ofHop(kind, 2))).toBe(`No delivery changes; 7 unchanged; ${two}`);
});

test('what differs in several ways counts once, and the rest otherwise', () => {
  const [lost, moved] = [ofKind('exit-lost', 1), ofKind('exit-moved', 3)];
  expect(sentence([...lost, ...moved])).toBe('1 delivery loses an exit and 2 change otherwise; 7 unchanged');
});
