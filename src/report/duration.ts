/** Formats seconds in at most two units: `90 s`, `6 h`, `1 h 30 min`. */
const UNITS: readonly (readonly [number, string])[] = [[86_400, 'd'], [3_600, 'h'], [60, 'min'], [1, 's']];

export function duration(seconds: number): string {
  if (!Number.isSafeInteger(seconds) || seconds < 120) return `${seconds} s`;
  const at = UNITS.findIndex(([unit]) => seconds >= unit);
  const [unit, name] = UNITS[at];
  const whole = Math.floor(seconds / unit);
  const rest = seconds - whole * unit;
  if (rest === 0) return `${whole} ${name}`;
  const [small, smallName] = UNITS[at + 1];
  return rest % small === 0 ? `${whole} ${name} ${rest / small} ${smallName}` : `${seconds} s`;
}
