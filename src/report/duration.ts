/** Formats seconds in their units: `90 s`, `6 h`, `1 h 30 min`, `1 d 6 h 10 s`. */
import { DAY, HOUR, MINUTE } from '../facts/units';

const UNITS: readonly (readonly [number, string])[] = [[DAY, 'd'], [HOUR, 'h'], [MINUTE, 'min'], [1, 's']];

export function duration(seconds: number): string {
  if (!Number.isSafeInteger(seconds) || seconds < 2 * MINUTE) return `${seconds} s`;
  let rest = seconds;
  const parts = UNITS.flatMap(([unit, name]) => {
    const whole = Math.floor(rest / unit);
    rest -= whole * unit;
    return whole === 0 ? [] : [`${whole} ${name}`];
  });
  return parts.join(' ');
}
