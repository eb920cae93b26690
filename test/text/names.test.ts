/** Names inside sentences: what differs only in them is equal. */
import { markName, withoutMarks, wordingOf } from '../../src/text/names';

const said = (queue: string, fn: string): string => `queue ${markName(queue)} hides a message from ${markName(fn)}; set ${markName(queue)}`;

test('sentences that differ only in names have one pattern', () => {
  expect(wordingOf(said('A', 'F')).pattern).toBe(wordingOf(said('Shop/B', 'G')).pattern);
  expect(wordingOf(said('A', 'F')).pattern).not.toBe(wordingOf('queue A hides a message from F; set A').pattern);
});

test('names that are the same are the same in each', () => {
  expect(wordingOf(said('A', 'A')).pattern).not.toBe(wordingOf(said('A', 'F')).pattern);
});

test('the text and the names have no marks', () => {
  expect(wordingOf(said('A', 'F'))).toMatchObject({ names: ['A', 'F'] });
  expect(withoutMarks(said('A', 'F'))).toBe('queue A hides a message from F; set A');
});

test('a name of names is one name', () => {
  expect(wordingOf(`by ${markName(`${markName('A')} and ${markName('B')}`)}`).names).toEqual(['A and B']);
});

test.each(['\ufdd0', '\ufdd1', 'x\ufdd1y\ufdd0z', '\ufdd0\ufdd0'])('marks in the text of a template are no marks: %j', (hostile) => {
  const marked = `a ${markName(hostile)} b ${hostile}`;
  const { names } = wordingOf(marked);
  expect(withoutMarks(marked)).not.toMatch(/[\ufdd0\ufdd1]/);
  expect(names.join('')).not.toMatch(/[\ufdd0\ufdd1]/);
});

test('names are numbered over all clauses', () => {
  const [fact, fix] = [`${markName('A')} fails`, `set ${markName('B')} of ${markName('A')}`];
  expect(wordingOf(fact, 'nothing works', fix).names).toEqual(['A', 'B']);
  expect(wordingOf(fact, 'nothing works', fix).pattern).toBe(wordingOf([fact, 'nothing works', fix].join('. ')).pattern);
});
