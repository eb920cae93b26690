import { operationOf, OPERATORS } from '../../src/patterns/operators/table';

test.each([...OPERATORS].filter(([name]) => name !== 'exists'))('%s accepts its own example', (_, { refuses, example }) => {
  expect(refuses(JSON.parse(example.split(', or')[0]))).toBeUndefined();
});

test.each([
  ['prefix', ['a']], ['suffix', { prefix: 'a' }], ['equals-ignore-case', 1], ['wildcard', null], ['cidr', []], ['exists', 'true'],
  ['numeric', ['=', '3']], ['anything-but', []],
])('%s refuses %j', (name, argument) => {
  expect(OPERATORS.get(name)?.refuses(argument)).toEqual(expect.any(String));
});

test.each([
  ['prefix', ['a'], 'a'], ['cidr', ['10.0.0.0/24'], '10.0.0.0/24'], ['exists', 'false', false],
  ['prefix', ['a', 'b'], undefined], ['numeric', ['3'], undefined], ['exists', 'yes', undefined],
])('%s repairs %j to %j', (name, argument, repaired) => {
  expect(OPERATORS.get(name)?.repair?.(argument)).toBe(repaired);
});

test.each([[{}], [{ prefix: 'a', suffix: 'b' }], [{ unknown: 'a' }], [['prefix', 'a']], ['prefix'], [null], [{ constructor: 'a' }]])(
  '%j is no operation', (item) => {
    expect(operationOf(item)).toBeUndefined();
  },
);
