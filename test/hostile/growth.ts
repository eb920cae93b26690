/** How the time of a run grows with its input, told by the processor's time and not by the clock. */

/** A linear run takes twice the time for twice the input, a quadratic one four times: the bound stands between. */
export const LINEAR = 3;
const ATTEMPTS = 8;

/** Microseconds. A shorter measurement is decided by the garbage collector. */
const MEASURABLE = 40_000;

/**
 * Two runs take as much input as one run of twice the size, and leave as much garbage, so that the collector weighs the
 * same on both sides. The least times of several attempts are compared, because other work only ever adds time. It
 * stops as soon as they are linear.
 */
export function growth(run: (size: number) => void, size: number): number {
  run(Math.round(size / 10)); // loads and compiles what the run needs
  const repetitions = Math.ceil(MEASURABLE / (1 + processorTime(1, () => run(size))));
  let twoRuns = Infinity;
  let oneOfTwice = Infinity;
  for (let i = 0; i < ATTEMPTS && !(oneOfTwice * 2 < twoRuns * LINEAR); i += 1) {
    twoRuns = Math.min(twoRuns, processorTime(2 * repetitions, () => run(size)));
    oneOfTwice = Math.min(oneOfTwice, processorTime(repetitions, () => run(2 * size)));
  }
  return (2 * oneOfTwice) / twoRuns;
}

/** Microseconds. */
function processorTime(times: number, run: () => void): number {
  const before = process.cpuUsage();
  for (let i = 0; i < times; i += 1) run();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
