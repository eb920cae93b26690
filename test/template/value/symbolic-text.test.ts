/** Texts that only deployment completes are equal only if they are written alike. */
import { Resolved } from '../../../src/template/value/resolved';
import { symbolicName } from '../../../src/template/value/symbolic-text';

const ofParameter = (name: string, stack = 'App'): Resolved => ({ is: 'hidden', reason: name, cause: { kind: 'parameter', stack, name } });

test('a parameter is named with its stack', () => {
  expect(symbolicName(ofParameter('Live'))).toBe('${parameter,App,Live}');
});

test.each<[string, Resolved, Resolved]>([
  ['names', ofParameter('A'), ofParameter('B')],
  ['stacks', ofParameter('A', 'One'), ofParameter('A', 'Two')],
  ['names with a comma', ofParameter('A,B', 'One'), ofParameter('B', 'One,A')],
  ['names with halves of a character', ofParameter('\uD800'), ofParameter('\uD801')],
])('parameters of different %s are different', (_, one, other) => {
  expect(symbolicName(one)).not.toBe(symbolicName(other));
});

test('a hidden part without a cause is no name', () => {
  expect(symbolicName({ is: 'text', parts: ['a-', { is: 'hidden', reason: 'somewhere' }] })).toBeUndefined();
});
