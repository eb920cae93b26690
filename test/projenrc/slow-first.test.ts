import { existsSync } from 'fs';
import { join } from 'path';
import type { Test } from '@jest/test-result';
import SlowFirst from '../../projenrc/slow-first';
import { ROOT } from '../project/source-tree';

const LARGE = 'test/cli/large.test.ts';
const [SLOWEST, SECOND] = SlowFirst.SLOW;

/** Sorts test files by what jest knows of them: their sizes, and the times of an earlier run. */
function sorted(names: readonly string[], timed: Readonly<Record<string, number>> = {}): readonly string[] {
  const hasteFS = { getSize: (path: string) => (path.endsWith(LARGE) ? 100_000 : 1_000) };
  const tests = names.map((name) => ({ path: join(ROOT, name), context: { hasteFS, config: { cache: false } } }) as unknown as Test);
  const sequencer = new SlowFirst({ contexts: [], globalConfig: {} } as unknown as ConstructorParameters<typeof SlowFirst>[0]);
  Object.assign(sequencer, { time: ({ path }: Test) => timed[path.slice(ROOT.length + 1)] });
  return (sequencer.sort(tests) as Test[]).map(({ path }) => path.slice(ROOT.length + 1));
}

test.each(SlowFirst.SLOW)('%s is there', (name) => expect(existsSync(join(ROOT, name))).toBe(true));

test('in a fresh clone the slowest start first, before what is larger', () => {
  expect(sorted([SECOND, LARGE, SLOWEST])).toEqual([SLOWEST, SECOND, LARGE]);
});

test('what jest has timed starts by its time', () => {
  expect(sorted([SLOWEST, LARGE], { [SLOWEST]: 1, [LARGE]: 2 })).toEqual([LARGE, SLOWEST]);
});
