/** Formats seconds in at most two units: `90 s`, `6 h`, `1 h 30 min`. */
import { DAY, HOUR, MINUTE } from '../facts/units';

const UNITS: readonly (readonly [number, string])[] = [[DAY, 'd'], [HOUR, 'h'], [MINUTE, 'min'], [1, 's']];

export function duration(seconds: number): string {
  if (!Number.isSafeInteger(seconds) || seconds < 2 * MINUTE) return `${seconds} s`;
  const at = UNITS.findIndex(([unit]) => seconds >= unit);
  const [unit, name] = UNITS[at];
  const whole = Math.floor(seconds / unit);
  const rest = seconds - whole * unit;
  if (rest === 0) return `${whole} ${name}`;
  const [small, smallName] = UNITS[at + 1];
  return rest % small === 0 ? `${whole} ${name} ${rest / small} ${smallName}` : `${seconds} s`;
}
