/** Patterns that a template writes as text with parts that only deployment knows. */
import { at, propertiesOf } from '../../../src/template/value/fields';
import { filterText } from '../../../src/template/value/filter-text';
import { appOf, aQueue, Json, resource } from '../app-of';

const REST: Json = { Parameters: { Stage: { Type: 'String' } }, Mappings: {} };

function textOfPattern(pattern: unknown): unknown {
  const app = appOf({ Q: aQueue({ Pattern: pattern }), Dead: aQueue(), Key: resource('AWS::X::Y') }, REST);
  return filterText(at(propertiesOf(app.ofType('AWS::SQS::Queue')[0]), 'Pattern'));
}

const sub = (text: string): Json => ({ 'Fn::Sub': text });

test.each<[string, unknown, unknown]>([
  ['nothing', undefined, 'none'],
  ['literal text', '{"a":["b"]}', '{"a":["b"]}'],
  ['an object', { a: [{ Ref: 'Stage' }] }, '{"a":[{"Ref":"Stage"}]}'],
  ['a parameter', sub('{"a":["x-${Stage}"]}'), '{"a":[{"Fn::Sub":"x-${Stage}"}]}'],
  ['a pseudo parameter', sub('{"a":["${AWS::Region}"]}'), '{"a":[{"Fn::Sub":"${AWS::Region}"}]}'],
  ['a reference', sub('{"a":["${Dead}","${Dead.Arn}/x"]}'), '{"a":[{"Fn::Sub":"${Dead}"},{"Fn::Sub":"${Dead.Arn}/x"}]}'],
  ['a dollar sign of its own', sub('{"a":["${!x}-${Stage}"]}'), '{"a":[{"Fn::Sub":"${!x}-${Stage}"}]}'],
])('%s', (_, pattern, expected) => {
  expect(textOfPattern(pattern)).toBe(expected);
});

test.each<[string, unknown]>([
  ['a hidden key', sub('{"${Stage}":["b"]}')],
  ['a hidden part outside of a string', sub('{"a":[${Stage}]}')],
  ['text that is no object', sub('"${Stage}"')],
  ['a value that Sub cannot name', sub('{"a":["${Dead.Arn}${Nobody}"]}')],
  ['an import', { 'Fn::Sub': ['{"a":["x${X}"]}', { X: { 'Fn::ImportValue': 'x' } }] }],
  ['a piece of an ARN', { 'Fn::Sub': ['{"a":["x${X}"]}', { X: { 'Fn::Select': [5, { 'Fn::Split': [':', { 'Fn::GetAtt': ['Key', 'Arn'] }] }] } }] }],
])('%s stays hidden', (_, pattern) => {
  expect(textOfPattern(pattern)).toEqual(expect.objectContaining({ unknown: expect.any(String) }));
});
