/** One property gets a value through whatever is written above it, or nothing is set. */
import { setProperty } from '../../src/fixes/set-property';

type Json = Record<string, unknown>;

function after(properties: Json, path: string, value: unknown): unknown {
  const resource = { Properties: structuredClone(properties) };
  return setProperty(resource, path, value) ? resource.Properties : 'refused';
}

const NO_VALUE = { Ref: 'AWS::NoValue' };
const branches = (yes: unknown, no: unknown): Json => ({ 'Fn::If': ['Big', yes, no] });

test.each<[string, Json, string, unknown, unknown]>([
  ['a new object and list are made on the way', {}, 'A.0.B', 1, { A: [{ B: 1 }] }],
  ['both branches of Fn::If get it', { A: branches({ B: 1 }, { C: 2 }) }, 'A.B', 3, { A: branches({ B: 3 }, { B: 3, C: 2 }) }],
  ['a branch without a value becomes one', { A: branches({ B: 1 }, NO_VALUE) }, 'A.B', 3, { A: branches({ B: 3 }, { B: 3 }) }],
  ['an item of a list that a branch leaves out stays out', { A: [branches({ B: 1 }, NO_VALUE)] }, 'A.0.B', 3, { A: [branches({ B: 3 }, NO_VALUE)] }],
  ['what has no value becomes an object', { A: NO_VALUE }, 'A.B', 3, { A: { B: 3 } }],
  ['the JSON text of an object is opened', { A: '{"B":1}' }, 'A.C', 3, { A: { B: 1, C: 3 } }],
  ['what goes from a list leaves no hole', { A: [1, 2, 3] }, 'A.1', undefined, { A: [1, 3] }],
  ['an object that is emptied goes', { A: { B: { C: 1 } } }, 'A.B.C', undefined, {}],
  ['an intrinsic at the end is replaced', { A: { Ref: 'Hidden' } }, 'A', 3, { A: 3 }],
  ['behind a Ref nothing is set', { A: { Ref: 'Hidden' } }, 'A.B', 3, 'refused'],
  ['behind an intrinsic in a branch nothing is set', { A: branches({ 'Fn::FindInMap': [] }, {}) }, 'A.B', 3, 'refused'],
  ['in a text that is no JSON nothing is set', { A: '{"B":' }, 'A.B', 3, 'refused'],
  ['beyond the end of a list nothing is set', { A: [] }, 'A.4', 3, 'refused'],
  ['a word is no position in a list', { A: [1] }, 'A.length', 3, 'refused'],
])('%s', (_, properties, path, value, expected) => {
  expect(after(properties, path, value)).toEqual(expected);
});

test('__proto__ is a property like any other', () => {
  const properties = after({}, '__proto__.polluted', true) as Json;
  expect(Object.keys(properties)).toEqual(['__proto__']);
  expect(({} as Json).polluted).toBeUndefined();
});
