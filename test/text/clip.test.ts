/** Texts are cut at whole characters. */
import { clip, clipped, startOf } from '../../src/text/clip';

test.each<[string, number, string]>([
  ['abc', 3, 'abc'],
  ['abcd', 3, 'abc…'],
  ['ab😀', 4, 'ab😀'],
  ['ab😀c', 4, 'ab😀…'],
  ['ab😀c', 3, 'ab…'],
  ['😀😀', 1, '…'],
])('%s in %i units', (text, most, expected) => {
  expect(clipped(text, most)).toBe(expected);
});

test('half of a pair that has no other half is a character of its own', () => {
  expect(startOf('ab\ud83dcd', 3)).toBe('ab\ud83d');
});

test('a name is cut so too', () => {
  expect(clip(`${'a'.repeat(99)}😀b`)).toBe(`${'a'.repeat(99)}…`);
});
