/**
 * The order of test files in a run of jest. What it has not timed yet, as in a fresh clone, it starts by size, largest first, and the slowest
 * test files are small: they make their cases. These start first, so that no processor idles while another runs the last of them.
 */
const TestSequencer = require('@jest/test-sequencer').default;

const SLOW = [
  'test/rules/hidden-inputs.test.ts', 'test/template/hostile.test.ts', 'test/hostile/engine.test.ts', 'test/fixes/cdk/compiles.test.ts',
  'test/hostile/growth.test.ts', 'test/fixes/harmless.test.ts', 'test/projenrc/compat.test.ts', 'test/fuzz/props.test.ts', 'test/fixes/trial.test.ts',
  'test/bad-input/numbers.test.ts', 'test/fuzz/templates.test.ts', 'test/project/regular-expressions.test.ts', 'test/matrix/destinations.test.ts',
  'test/template/rewrite/laws.test.ts', 'test/fixes/trial-two-stacks.test.ts', 'test/hostile/order.test.ts', 'test/matrix/options.test.ts',
];

function rank({ path }) {
  const at = SLOW.findIndex((name) => path.endsWith(`/${name}`));
  return at < 0 ? SLOW.length : at;
}

module.exports = class SlowFirst extends TestSequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return sorted.some(({ duration }) => duration !== undefined) ? sorted : sorted.sort((one, other) => rank(one) - rank(other));
  }
};
module.exports.SLOW = SLOW;
