/** The state of the page in its address: whatever a name contains, a link leads back to it. */
import * as fc from 'fast-check';
import { fragmentOf, offeredState, stateOf } from '../../../src/report/html/fragment';

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

describe('of a state, a page takes', () => {
  const offered = { ends: [{ value: 'lost', words: 'lost' }], source: [], stack: [{ value: 'a\ud800', words: '' }], findings: [], side: [] };

  test('what its controls offer, and any search', () => {
    expect(offeredState({ d: 'Shop.M', q: 'zzz', ends: 'lost' }, offered)).toEqual({ d: 'Shop.M', q: 'zzz', ends: 'lost' });
    expect(offeredState(stateOf(fragmentOf({ stack: 'a\ud800' })), offered)).toEqual({ stack: 'a\ud800' });
  });

  test('nothing else', () => {
    expect(offeredState({ ends: 'zzz', source: 'queue', stack: 'constructor', findings: 'error', side: 'off' }, offered)).toEqual({});
  });
});

test('half of a character is no error', () => expect(fragmentOf({ d: 'a\ud800' })).toBe('d=a%EF%BF%BD'));
