/**
 * Templates that deploy although their text is no YAML 1.2: what PyYAML takes, which SAM's command line reads templates
 * with, is read as PyYAML reads it, with a note. The values were printed by PyYAML 6.0.3.
 */
import { Reading } from '../../../src/template/load/reading-notes';
import { parseYaml } from '../../../src/template/load/yaml';
import { growth, LINEAR } from '../../hostile/growth';

interface Read {
  readonly value: unknown;
  readonly notes: readonly string[];
  readonly unread: readonly unknown[];
}

function read(...lines: readonly string[]): Read {
  const reading = new Reading();
  const value = parseYaml(`${lines.join('\n')}\n`, 't.yaml', reading);
  return { value, ...reading };
}

const indented = (lines: string): string => (
  `t.yaml: brackets or quoted text are indented no further than their key (${lines}); YAML 1.2 forbids it, and it is read as PyYAML reads it`
);

test.each<[string, readonly string[], unknown, string]>([
  ['braces that end where their key begins', ['Q:', '  Properties: {', '  V: 60', '}', 'R: 1'], { Q: { Properties: { V: 60 } }, R: 1 }, 'line 3 and line 4'],
  ['braces without any indentation', ['Q:', '  P: {', 'V: 60,', 'W: [a,', 'b]', '}', 'R: 1'], { Q: { P: { V: 60, W: ['a', 'b'] } }, R: 1 }, 'line 3, line 4, line 5 and line 6'],
  ['a list in brackets', ['Q:', '  P: [', '  x,', '  y', '  ]', 'R: 1'], { Q: { P: ['x', 'y'] }, R: 1 }, 'line 3, line 4 and line 5'],
  ['brackets of a short tag', ['Q:', '  P: !Join [', '"",', '[a, !Ref B]', ']'], { Q: { P: { 'Fn::Join': ['', ['a', { Ref: 'B' }]] } } }, 'line 3, line 4 and line 5'],
  ['text in single quotes', ['M:', "    S: 'x", "  y'", 'R: 1'], { M: { S: 'x y' }, R: 1 }, 'line 3'],
  ['text in double quotes with escapes', ['M:', '    S: "{', '    \\"k\\": 1', '}"', 'R: 1'], { M: { S: '{ "k": 1 }' }, R: 1 }, 'line 3 and line 4'],
  ['quoted items of a list', ['M:', "  - 'x", "y'", '  - "z', 'w"', 'R: 1'], { M: ['x y', 'z w'], R: 1 }, 'line 3 and line 5'],
  ['a quoted text inside braces', ['M: {a: "x', 'y", b: 2}', 'R: 1'], { M: { a: 'x y', b: 2 }, R: 1 }, 'line 2'],
  ['plain text over two lines inside braces', ['M:', '  N: {a: x', 'y, b: 2}'], { M: { N: { a: 'x y', b: 2 } } }, 'line 3'],
  ['comments and empty lines inside', ['M:', '  N: {', '  # a } comment', '', '  a: 1 # "', '}'], { M: { N: { a: 1 } } }, 'line 3, line 5 and line 6'],
  ['lines that end with a carriage return', ['M:\r', '  N: {\r', '  a: "x\r', 'y"\r', '}\r'], { M: { N: { a: 'x y' } } }, 'line 3, line 4 and line 5'],
])('%s', (_, lines, value, where) => {
  expect(read(...lines)).toEqual({ value, notes: [indented(where)], unread: [] });
});

test('what a block of text contains is not taken for brackets and quotes', () => {
  expect(read('E: |', '  text {', '  "foo', 'F: {', 'b: 1', '}')).toMatchObject({ value: { E: 'text {\n"foo\n', F: { b: 1 } }, notes: [indented('line 5 and line 6')] });
});

test('a bracket that ends in the column of its key needs no note, and many places are named as a few', () => {
  const { notes } = read(...Array.from({ length: 9 }, (_, i) => [`k${i}:`, '  P: {', '  }']).flat());
  expect(notes).toEqual([]);
  const { notes: [note] } = read(...Array.from({ length: 9 }, (_, i) => [`k${i}:`, '  P: {', 'a: 1', '}']).flat());
  expect(note).toContain('(line 3, line 4, line 7, line 8, line 11 and 13 more)');
});

test.each<[string, readonly string[], unknown]>([
  ['as the delimiter of Split', ['a: !Split [ -, !Ref X ]'], { a: { 'Fn::Split': ['-', { Ref: 'X' }] } }],
  ['as the delimiter of Join', ['a: !Join [-, [a, b]]'], { a: { 'Fn::Join': ['-', ['a', 'b']] } }],
  ['as the last item', ['a: [a, -]'], { a: ['a', '-'] }],
  ['as a value in braces', ['a: {b: -, c: 1}'], { a: { b: '-', c: 1 } }],
])('a dash alone %s is text', (_, lines, value) => {
  expect(read(...lines)).toEqual({
    value, notes: ['t.yaml: a dash without quotes stands for text (line 1); YAML 1.2 forbids it, and it is read as PyYAML reads it'], unread: [],
  });
});

test('a dash and brackets that need both repairs have two notes', () => {
  const { value, notes } = read('a:', '  b: [', '-,', 'x', ']');
  expect(value).toEqual({ a: { b: ['-', 'x'] } });
  expect(notes).toHaveLength(2);
});

test.each<[string, readonly string[]]>([
  ['a dash and a blank, which PyYAML refuses too', ['a: [ - , x]']],
  ['brackets that are never closed', ['a:', '  b: [', 'x']],
  ['a quote that is never closed', ['a:', '  b: "x', 'y']],
  ['a tab where spaces belong', ['a:', '\t- b']],
])('%s is refused', (_, lines) => {
  expect(() => read(...lines)).toThrow(/^t\.yaml: is not YAML: .* \(line \d+\)$/);
});

test.each<[string, readonly string[], unknown, string]>([
  ['a key', ['a: 1', 'b: 2', 'a: 3'], { a: 3, b: 2 }, 't.yaml: the key a (line 3) is set twice in one object, and the last value counts'],
  ['keys in several objects', ['a: {b: 1, b: 2}', 'c:', '  d: 1', '  d: 2'], { a: { b: 2 }, c: { d: 2 } }, 't.yaml: the keys b (line 1) and d (line 4) are set twice in one object, and the last value counts'],
  ['a whole resource', ['R:', '  Q: {Type: A}', '  Q: {Type: B}'], { R: { Q: { Type: 'B' } } }, 't.yaml: the key Q (line 3) is set twice in one object, and the last value counts'],
])('%s that stands twice has its last value', (_, lines, value, note) => {
  expect(read(...lines)).toEqual({ value, notes: [note], unread: [] });
});

test('a key beside one that is merged in is no repetition', () => {
  expect(read('a: &x {b: 1}', 'c: {<<: *x, b: 2}')).toEqual({ value: { a: { b: 1 }, c: { b: 2 } }, notes: [], unread: [] });
});

test.each<[string, readonly string[], unknown, readonly string[]]>([
  ['two', ['a: 1', '---', 'b: 2'], { a: 1 }, ['document 2']],
  ['four', ['---', 'a: 1', '---', 'b: 2', '---', 'c: 3', '---', 'd: 4'], { a: 1 }, ['documents 2 to 4']],
  ['one that is marked', ['# a comment', '---', 'a: 1', '...'], { a: 1 }, []],
  ['one, and an empty one behind it', ['a: 1', '---'], { a: 1 }, []],
])('of %s documents the first is read, and the others are listed as not read', (_, lines, value, where) => {
  const why = 'CloudFormation reads one document of a file';
  expect(read(...lines)).toEqual({ value, notes: [], unread: where.map((one) => ({ where: one, why })) });
});

test('many such places take time in proportion', () => {
  const readMany = (count: number) => {
    const lines = Array.from({ length: count }, (_, i) => [`k${i}:`, '  P: {', '  V: "x', 'y"', '}']).flat();
    expect(Object.keys(read(...lines).value as object)).toHaveLength(count);
  };
  expect(growth(readMany, 1_000)).toBeLessThan(LINEAR);
});
