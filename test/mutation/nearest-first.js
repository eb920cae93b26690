/** Lets jest run the test files in the order of its arguments. */
const { default: Sequencer } = require('@jest/test-sequencer');

module.exports = class extends Sequencer {
  sort(tests) {
    return [...tests].sort((a, b) => process.argv.indexOf(a.path) - process.argv.indexOf(b.path));
  }
};
