/** A short run of the fuzzer with a fixed seed; CI runs it for a minute with another one each time. */
import * as fc from 'fast-check';
import { fuzz, lawsOf, written } from './template-laws';
import { CASE, templateOf } from './template-mutations';

test('no spoilt template breaks a law', () => {
  expect(fuzz({ seed: 20261121, numRuns: 60 }).failure?.message).toBeUndefined();
});

test('a case is made again from its seed', () => {
  const [one, other] = [0, 1].map(() => fc.sample(CASE, { seed: 7, numRuns: 5 }).map((made) => JSON.stringify(templateOf(made))));
  expect(one).toEqual(other);
});

test('a law that is broken is reported', () => {
  expect(lawsOf({ get Resources() { throw new Error('broken'); } })).toEqual([expect.stringContaining('thrown: Error: broken')]);
});

test('what is too deep to be written as a text spoils no run', () => {
  const at = { at: 0, sample: 0, from: 2_999, value: 0 };
  const mutations = [...Array(8).fill({ ...at, kind: 'deepen' }), { ...at, kind: 'text' }];
  expect(() => templateOf({ sample: 0, mutations })).not.toThrow();
});

test('a value that is put into itself is copied: the case stays as it was, and makes no circle', () => {
  const value = { Ref: 'Nothing' };
  const at = { kind: 'replace', sample: 0, from: 0, value } as const;
  const inside = Array.from({ length: 40 }, (_, i) => ({ ...at, at: i }));
  const template = templateOf({ sample: 0, mutations: [...inside, ...inside] });
  expect(value).toEqual({ Ref: 'Nothing' });
  expect(() => JSON.stringify(template)).not.toThrow();
});

test('a case that cannot be written as JSON is reported without it', () => {
  const circle: Record<string, unknown> = {};
  circle.circle = circle;
  expect(written(circle)).toBe('');
});
