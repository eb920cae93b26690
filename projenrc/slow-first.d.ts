import TestSequencer from '@jest/test-sequencer';

export default class SlowFirst extends TestSequencer {
  /** The test files that start first, the slowest ahead. */
  static readonly SLOW: readonly string[];
}
