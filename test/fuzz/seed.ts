/**
 * The seed of the fuzz tests that build apps. It is fixed, so that `npm test` says the same twice; `.ci/run` runs them
 * once more with a random one:
 *
 *     FUZZ_SEED=N npx jest test/fuzz/props test/fuzz/laws
 */
import { join } from 'path';

const given = process.env.FUZZ_SEED;

export const SEED = given === undefined ? 20261121 : Number(given);

/** Where the accepted apps of this seed stand. Those of the fixed seed are kept beside those of a random one. */
export const REPORTS = join(__dirname, '../../test-reports', given === undefined ? 'fuzz' : 'fuzz-random');
