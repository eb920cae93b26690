import { textTable, wrapped } from '../../src/report/table';

test.each<[string, number, string[]]>([
  ['short', 8, ['short']],
  ['two words', 5, ['two', 'words']],
  ['Shop/Orders/Dlq', 8, ['Shop/', 'Orders/', 'Dlq']],
  ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
  ['', 4, ['']],
])('%j in %i columns', (text, width, lines) => expect(wrapped(text, width)).toEqual(lines));

test('columns that need little keep it, the widest give way', () => {
  expect(textTable([['head', 'second'], ['a', 'one two three four five six seven']], 30)).toEqual([
    'head      second', '--------  --------------------', 'a         one two three four', '          five six seven',
  ]);
});
