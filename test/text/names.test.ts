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
  expect(wordingOf(said('A', 'F'))).toMatchObject({ text: 'queue A hides a message from F; set A', names: ['A', 'F'] });
  expect(withoutMarks(said('A', 'F'))).toBe('queue A hides a message from F; set A');
});

test('a name of names is one name', () => {
  expect(wordingOf(`by ${markName(`${markName('A')} and ${markName('B')}`)}`)).toMatchObject({ text: 'by A and B', names: ['A and B'] });
});

test.each(['\ufdd0', '\ufdd1', 'x\ufdd1y\ufdd0z', '\ufdd0\ufdd0'])('marks in the text of a template are no marks: %j', (hostile) => {
  const { text, names } = wordingOf(`a ${markName(hostile)} b ${hostile}`);
  expect(text).not.toMatch(/[\ufdd0\ufdd1]/);
  expect(names.join('')).not.toMatch(/[\ufdd0\ufdd1]/);
});
