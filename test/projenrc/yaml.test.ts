/** YAML of RULES.md has the values of the fixture. */
import { yaml } from '../../projenrc/yaml';
import { parseYaml } from '../../src/template/load/yaml';
import { fixtures } from '../rules/fixture';

test('every fixture survives printing and parsing', () => {
  const all = fixtures();
  expect(all.length).toBeGreaterThan(100);
  all.forEach(({ name, template: { Resources } }) => {
    expect([name, parseYaml(yaml(Resources), name)]).toEqual([name, withDots(Resources)]);
  });
});

/** `!GetAtt A.Arn` is read as a text, which CloudFormation takes as well as a list. */
function withDots(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, inner: unknown) => (key === 'Fn::GetAtt' && Array.isArray(inner) ? inner.join('.') : inner));
}

test.each([
  ['a date', '2012-10-17', "'2012-10-17'"],
  ['a word for a boolean', 'yes', "'yes'"],
  ['a number as text', '12', "'12'"],
  ['a quote', "it's", "it's"],
  ['a key and a value', 'a: b', "'a: b'"],
  ['an intrinsic', { 'Fn::GetAtt': ['A', 'Arn'] }, '!GetAtt A.Arn'],
  ['a list of texts', ['a', 'b'], '[a, b]'],
  ['a list of intrinsics', [{ Ref: 'A' }], '\n  - !Ref A'],
  ['an empty object', {}, '{}'],
])('%s is printed so that it keeps its type', (_, value, text) => {
  expect(yaml({ Key: value })).toBe(`Key:${text.startsWith('\n') ? '' : ' '}${text}`);
});
