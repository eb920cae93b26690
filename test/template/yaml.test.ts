/** YAML as CloudFormation accepts it, short tags and hostile documents included. */
import { parseYaml } from '../../src/template/load/yaml';
import { growth, LINEAR } from '../hostile/growth';

const parsed = (text: string): unknown => parseYaml(text, 't.yaml');

test.each<[string, string, unknown]>([
  ['!Ref', 'a: !Ref Q', { a: { Ref: 'Q' } }],
  ['!GetAtt with a dot', 'a: !GetAtt Q.Arn', { a: { 'Fn::GetAtt': 'Q.Arn' } }],
  ['!GetAtt as a list', 'a: !GetAtt [Q, Arn]', { a: { 'Fn::GetAtt': ['Q', 'Arn'] } }],
  ['!Sub', 'a: !Sub "${Q.Arn}:x"', { a: { 'Fn::Sub': '${Q.Arn}:x' } }],
  ['!Sub with variables', 'a: !Sub ["${x}", {x: !Ref Q}]', { a: { 'Fn::Sub': ['${x}', { x: { Ref: 'Q' } }] } }],
  ['!If with a tag inside', 'a: !If [C, !Ref Q, !Ref "AWS::NoValue"]', { a: { 'Fn::If': ['C', { Ref: 'Q' }, { Ref: 'AWS::NoValue' }] } }],
  ['!Transform with a map', 'a: !Transform {Name: x}', { a: { 'Fn::Transform': { Name: 'x' } } }],
  ['!Condition', 'a: !Condition C', { a: { Condition: 'C' } }],
  ['a tag on nothing', 'a: !Ref', { a: { Ref: '' } }],
  ['a long name of an intrinsic', 'a: {"Fn::Join": ["", [b]]}', { a: { 'Fn::Join': ['', ['b']] } }],
  ['a date, which stays text', 'Version: 2012-10-17', { Version: '2012-10-17' }],
  ['a number, true, and nothing', 'a: 5\nb: true\nc:', { a: 5, b: true, c: null }],
  ['a block of text', 'a: |\n  {"x": 1}\n', { a: '{"x": 1}\n' }],
  ['an anchor', 'a: &x {b: 1}\nc: *x', { a: { b: 1 }, c: { b: 1 } }],
  ['a merge', 'a: &x {b: 1, c: 2}\nd: {<<: *x, c: 3}', { a: { b: 1, c: 2 }, d: { b: 1, c: 3 } }],
  ['a number as a key', '5: a', { 5: 'a' }],
  ['an empty document', '', undefined],
])('%s', (_, text, expected) => {
  expect(parsed(text)).toEqual(expected);
});

test('__proto__ is a key like any other', () => {
  const value = parsed('__proto__: {polluted: true}') as object;
  expect(Object.keys(value)).toEqual(['__proto__']);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test.each<[string, string, string]>([
  ['a tab where spaces belong', 'a:\n\t- b', 't.yaml: is not YAML:'],
  ['an alias of nothing', 'a: *x', 't.yaml: is not YAML:'],
  ['aliases that multiply each other', `a0: &a0 [x, x]\n${Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join('\n')}`, 'too large'],
  ...['a: &x [*x]', 'a: &x {b: *x}', 'a: &x\n  <<: *x', 'a: &x {b: [{c: *x}]}', 'a: &x 1\nb: &x [*x]', 'a: &x {*x : 1}'].map((text): [string, string, string] => (
    [`an alias inside its own anchor: ${text}`, text, 't.yaml: the alias *x is inside the value of its own anchor &x; write the value out']
  )),
  ['lists 100,000 deep', '['.repeat(100_000), 'nested too deeply'],
  ['objects 100,000 deep', '{a: '.repeat(100_000), 'nested too deeply'],
  ['lines 1,500 deep', Array.from({ length: 1_500 }, (__, i) => `${' '.repeat(i)}a:`).join('\n'), 'nested too deeply'],
  ['three million characters', `a: ${'x'.repeat(3_000_000)}`, 'longer than 2 million'],
])('%s is refused in one line', (_, text, part) => {
  expect(() => parsed(text)).toThrow(expect.objectContaining({ name: 'TemplateError', message: expect.stringContaining(part) }));
});

test('many keys take time in proportion', () => {
  const readMany = (count: number) => {
    expect(Object.keys(parsed(Array.from({ length: count }, (_, i) => `k${i}: v`).join('\n')) as object)).toHaveLength(count);
  };
  expect(growth(readMany, 10_000)).toBeLessThan(LINEAR);
});
