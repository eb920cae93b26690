/** What a pattern contains of CloudFormation: an object whose only key is that of an intrinsic function. */
import { hasIntrinsics, withoutIntrinsics } from '../../../src/rules/filter-pattern-is-valid/without-intrinsics';

test.each<[string, string]>([
  ['{"a":[{"Ref":"P"}]}', '{"a":["any"]}'],
  ['{"a":{"Ref":"P"}}', '{"a":["any"]}'],
  ['{"a":[{"prefix":{"Fn::Sub":"x"}}]}', '{"a":["any"]}'],
  ['{"$or":[{"a":{"Fn::If":["C",["x"],["y"]]}},{"b":["z"]}]}', '{"$or":[{"a":["any"]},{"b":["z"]}]}'],
])('%s contains one', (text, without) => {
  expect([hasIntrinsics(text), withoutIntrinsics(text)]).toEqual([true, without]);
});

test.each(['{ "a": ["x"] }', '{ "order": { "Ref": ["x"], "Total": [1] } }', '{ "a": ["\\"Ref\\":"] }', '{ "Ref": '])('%s contains none, and stays as it is written', (text) => {
  expect([hasIntrinsics(text), withoutIntrinsics(text)]).toEqual([false, text]);
});
