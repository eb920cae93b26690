/** The state of the page in its address: whatever a name contains, a link leads back to it. */
import * as fc from 'fast-check';
import { fragmentOf, stateOf } from '../../../src/report/html/fragment';

test('a state is the same after it', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 });
  fc.assert(fc.property(fc.record({ d: text, q: text, ends: text }, { requiredKeys: [] }), (state) => {
    expect(stateOf(`#${fragmentOf(state)}`)).toEqual(state);
  }));
});

test('what is empty is left out, and what is not known is not read', () => {
  expect(fragmentOf({ d: '', q: undefined, ends: 'lost' })).toBe('ends=lost');
  expect(stateOf('#__proto__=1&d=Shop.M&x=2&q=')).toEqual({ d: 'Shop.M' });
});

test('half of a character is no error', () => expect(fragmentOf({ d: 'a\ud800' })).toBe('d=a%EF%BF%BD'));
