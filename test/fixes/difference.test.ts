import { differences } from '../../src/fixes/difference';

test('what is the same differs in nothing', () => {
  expect(differences({ A: [{ B: 1 }] }, { A: [{ B: 1 }] })).toEqual([]);
});

test.each<[string, unknown, unknown, unknown]>([
  ['the shortest path to what was set', { A: { B: 1, C: 2 } }, { A: { B: 3, C: 2 } }, [{ path: 'A.B', was: 1, value: 3 }]],
  ['what was not there has no earlier value', { A: {} }, { A: { B: 3 } }, [{ path: 'A.B', value: 3 }]],
  ['what goes has no later value', { A: { B: 1, C: 2 } }, { A: { C: 2 } }, [{ path: 'A.B', was: 1 }]],
  ['an item that joins a list has its position', { A: [1] }, { A: [1, 2] }, [{ path: 'A.1', value: 2 }]],
  ['a list that becomes shorter is told whole', { A: [1, 2] }, { A: [2] }, [{ path: 'A', was: [1, 2], value: [2] }]],
  ['an intrinsic is told whole', { A: { Ref: 'B' } }, { A: { Ref: 'C' } }, [{ path: 'A', was: { Ref: 'B' }, value: { Ref: 'C' } }]],
  ['keys with dots make no path', { A: { 'b.c': 1 } }, { A: { 'b.c': 2 } }, [{ path: 'A', was: { 'b.c': 1 }, value: { 'b.c': 2 } }]],
])('%s', (_, before, after, edits) => {
  expect(differences(before, after)).toEqual(edits);
});
