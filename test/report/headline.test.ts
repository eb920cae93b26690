import { Summary } from '../../src/report/closing-line';
import { headline } from '../../src/report/headline';
import { ENDINGS } from '../../src/report/story/ending';

const summary = (counts: Partial<Summary>): Summary => (
  { ...Object.fromEntries(ENDINGS.map((ending) => [ending, 0])) as unknown as Summary, ...counts }
);

test.each<[Partial<Summary>, string]>([
  [{}, 'No deliveries'],
  [{ told: 3 }, 'Every failed event has an exit'],
  [{ waiting: 3 }, 'Every failed event returns to a caller that waits'],
  [{ untold: 1, waiting: 3 }, 'Every failed event has an exit or returns to a caller that waits'],
  [{ lost: 1 }, 'The only delivery loses failed events'],
  [{ lost: 2 }, 'Both deliveries lose failed events'],
  [{ lost: 3 }, 'All 3 deliveries lose failed events'],
  [{ lost: 1, told: 3 }, '1 of 4 deliveries loses failed events'],
  [{ lost: 2_000, told: 8_000, possible: 1_500 }, '2,000 of 11,500 deliveries lose failed events, 1,500 more can'],
  [{ possible: 1, told: 1 }, '1 of 2 deliveries can lose failed events'],
  [{ unchecked: 2, told: 1 }, 'No delivery is known to lose failed events, 2 could not be checked'],
])('%j: %s', (counts, words) => expect(headline(summary(counts))).toBe(words));

test.each([[1, '1 first hop drops'], [2, '2 first hops drop']])('%d first hops without an exit stand in the sentence', (dropping, words) => {
  expect(headline(summary({ told: 3 }), dropping)).toBe(`Every failed event has an exit, but ${words} undelivered events`);
  expect(headline(summary({ lost: 1 }), dropping)).toBe('The only delivery loses failed events');
});
