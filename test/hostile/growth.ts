/** How the time of a run grows with its input, told by the processor's time and not by the clock. */

/** A linear run takes twice the time for twice the input; a quadratic one four times. */
export const LINEAR = 2.6;
const ATTEMPTS = 8;

/** The smallest ratio of several attempts, because other processes only ever add time. It stops at the first linear one. */
export function growth(run: (size: number) => void, size: number): number {
  let least = Infinity;
  run(Math.round(size / 10)); // loads and compiles what the run needs
  for (let i = 0; i < ATTEMPTS && least > LINEAR; i += 1) {
    const once = processorTime(() => run(size));
    least = Math.min(least, processorTime(() => run(2 * size)) / once);
  }
  return least;
}

/** Microseconds. */
function processorTime(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
