/** Packing loses nothing that JSON keeps, and writes what is alike once. */
import * as fc from 'fast-check';
import { pack } from '../../../src/report/packed/pack';
import { Packed } from '../../../src/report/packed/packed';
import { unpack } from '../../../src/report/packed/unpack';
import { pollution } from '../../hostile/invariants';

const again = (value: unknown): unknown => unpack(JSON.parse(JSON.stringify(pack(value))) as Packed);

test('a value is the same after it', () => {
  const names = fc.constantFrom('Shop/Orders/Queue', 'Shop/Orders', 'Shop.Orders.Fn', '/', '.', '//', '', '"x', '\u0000', '-1', '__proto__', 'a,b');
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ maxDepth: 4 }, fc.integer(), fc.boolean(), fc.constant(null), names, fc.string(), fc.array(tie('tree')), fc.dictionary(fc.constantFrom('a', 'b', 'constructor'), tie('tree'), { noNullPrototype: true })),
  }));
  fc.assert(fc.property(tree, (value) => expect(again(value)).toEqual(value)), { seed: 20261129, numRuns: 1_000 });
  expect(pollution()).toEqual([]);
});

test('what is undefined is left out', () => expect(again({ a: undefined, b: 1 })).toEqual({ b: 1 }));

test('what is alike is written once, and is one object again', () => {
  const exit = (): object => ({ name: 'Shop/Orders/DeadLetterQueue', kind: 'queue' });
  const packed = pack([exit(), exit(), exit()]);
  expect(JSON.stringify(packed).split('DeadLetterQueue')).toHaveLength(2);
  const [one, other] = unpack(packed) as readonly object[];
  expect(one).toBe(other);
});

test('a name that continues another one is what it adds', () => {
  expect(pack(['Shop/Orders', 'Shop/Orders/Queue']).values).toEqual(['Shop', ['/Orders', 0], ['/Queue', 1], [-1, 1, 2]]);
});

test('a text of ten thousand slashes is no deep recursion', () => {
  const text = '/'.repeat(10_000);
  expect(again(text)).toBe(text);
});

test('objects may be made into others while they are read', () => {
  expect(unpack(pack([{ a: 1 }, { b: 2 }]), (value) => ('a' in value ? { was: 'a' } : value))).toEqual([{ was: 'a' }, { b: 2 }]);
});
