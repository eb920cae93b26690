import { textTable, wrapped } from '../../src/report/table';

test.each<[string, number, string[]]>([
  ['short', 8, ['short']],
  ['two words', 5, ['two', 'words']],
  ['Shop/Orders/Dlq', 8, ['Shop/', 'Orders/', 'Dlq']],
  ['of s3:Put and s3:Copy', 12, ['of s3:Put', 'and s3:Copy']],
  ['in Shop/Orders/Dlq', 8, ['in Shop/', 'Orders/', 'Dlq']],
  ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
  ['', 4, ['']],
])('%j in %i columns', (text, width, lines) => expect(wrapped(text, width)).toEqual(lines));

test('columns that need little keep it, the widest give way', () => {
  expect(textTable([['head', 'second'], ['a', 'one two three four five six seven']], 30)).toEqual([
    'head      second', '--------  --------------------', 'a         one two three four', '          five six seven',
  ]);
});

test('a cell breaks where the parts of a name begin', () => {
  expect(textTable([['exit', 'told'], ['queue Shop/Orders/Dlq', 'nobody']], 22)).toEqual([
    'exit          told', '------------  --------', 'queue Shop/   nobody', 'Orders/Dlq',
  ]);
});
