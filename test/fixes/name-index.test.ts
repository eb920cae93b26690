/** What holds a name is known without a look at all, also after edits and after what was taken back. */
import { Draft } from '../../src/fixes/draft';
import { NameIndex } from '../../src/fixes/name-index';
import { TemplateApp } from '../../src/template/app';

test.each<[string, unknown]>([
  ['Ref', { Ref: 'Orders' }],
  ['Fn::GetAtt', { 'Fn::GetAtt': ['Orders', 'Arn'] }],
  ['Fn::GetAtt as a text', { 'Fn::GetAtt': 'Orders.Arn' }],
  ['Fn::Sub', { 'Fn::Sub': 'arn:${AWS::Partition}:${ Orders }' }],
  ['Fn::Sub of an attribute', { 'Fn::Sub': ['${Orders.Arn}-${X}', { X: 1 }] }],
  ['a list', [[['Orders']]]],
])('a name is held by %s', (_, content) => {
  expect(new NameIndex({ Holder: { Deep: [content] }, Other: { Ref: 'OrdersToo' } }).holding(['Orders'])).toEqual(['Holder']);
});

test('a name is not held by what only begins so, is escaped, or is a key', () => {
  expect(new NameIndex({ A: 'Orders-x', B: { 'Fn::Sub': '${!Orders}' }, C: { Orders: 1 }, D: null }).holding(['Orders'])).toEqual([]);
});

test('several names are held together', () => {
  const index = new NameIndex({ A: ['x', 'y'], B: ['y'], C: ['y', 'x'] });
  expect([index.holding(['x', 'y']), index.holding(['y', 'z']), index.holding(['constructor']), index.holding([])]).toEqual([['A', 'C'], [], [], []]);
});

test('values that hold themselves, or are nested deeply, are read', () => {
  const round: Record<string, unknown> = { Ref: 'Orders' };
  round.self = round;
  let deep: unknown = 'Orders';
  for (let i = 0; i < 50_000; i += 1) deep = [deep];
  expect(new NameIndex({ round, deep }).holding(['Orders'])).toEqual(['round', 'deep']);
});

test('a draft knows it of each write, and of each that is taken back', () => {
  const at = (logicalId: string) => ({ stack: 'Shop', logicalId });
  const draft = new Draft(new TemplateApp([{ name: 'Shop', template: { Resources: { A: { Ref: 'Q' }, B: { Ref: 'Q' } } } }]));
  const holding = (): readonly string[] => draft.entriesNaming('Shop', 'Resources', 'Q');
  expect(holding()).toEqual(['A', 'B']);
  draft.attempt(() => {
    draft.write(at('A'), { Ref: 'Q', more: 1 });
    draft.write(at('B'), undefined);
    draft.write(at('C'), { Ref: 'Q' });
    return true;
  });
  expect(holding()).toEqual(['A', 'C']);
  draft.attempt(() => {
    draft.write(at('A'), {});
    draft.write(at('D'), { Ref: 'Q' });
    return false;
  });
  expect([...holding()].sort()).toEqual(['A', 'C']);
});
