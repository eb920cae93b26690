/** Draws some of a list by a seed: the same seed draws the same of the same list. */
import * as fc from 'fast-check';

export function sample<T>(all: readonly T[], count: number, seed: number): readonly T[] {
  const length = Math.min(count, all.length);
  const [drawn] = fc.sample(fc.shuffledSubarray([...all], { minLength: length, maxLength: length }), { seed, numRuns: 1 });
  return drawn;
}
