import { isUnknown } from '../../src/model/known';
import { operationOf, OPERATORS } from '../../src/patterns/operators';

test.each([...OPERATORS].filter(([name]) => name !== 'exists'))('%s accepts its own example', (_, { accepts, example }) => {
  expect(accepts(JSON.parse(example.split(', or')[0]))).toBe(true);
});

test.each([
  ['prefix', ['a']], ['suffix', { prefix: 'a' }], ['equals-ignore-case', 1], ['wildcard', null], ['cidr', []], ['exists', 'true'],
  ['numeric', ['=', '3']], ['anything-but', []],
])('%s refuses %j', (name, argument) => {
  expect(OPERATORS.get(name)?.accepts(argument)).toBe(false);
});

test.each([
  ['prefix', ['a'], 'a'], ['cidr', ['10.0.0.0/24'], '10.0.0.0/24'], ['exists', 'false', false],
  ['prefix', ['a', 'b'], undefined], ['numeric', ['3'], undefined], ['exists', 'yes', undefined],
])('%s repairs %j to %j', (name, argument, repaired) => {
  expect(OPERATORS.get(name)?.repair?.(argument)).toBe(repaired);
});

test('an operator matches only with an argument that it accepts', () => {
  const wrong = [...OPERATORS].filter(([, { accepts, matches }]) => {
    const result = accepts([]) ? undefined : matches?.([{}], 'text');
    return result === true && !isUnknown(result);
  });
  expect(wrong).toEqual([]);
});

test.each([[{}], [{ prefix: 'a', suffix: 'b' }], [{ unknown: 'a' }], [['prefix', 'a']], ['prefix'], [null], [{ constructor: 'a' }]])(
  '%j is no operation', (item) => {
    expect(operationOf(item)).toBeUndefined();
  },
);
