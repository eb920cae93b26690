/** What the author of a pattern certainly meant by values that no event has: the same in another case or of another type. */
import { meant, Value } from '../../events/mismatch';

/** Returns one value for each, or undefined where one leaves a choice. */
export function rightValues(asked: readonly unknown[], holds: Value): readonly unknown[] | undefined {
  const right = asked.map((item) => rightValue(item, holds));
  return right.length === 0 || right.includes(undefined) ? undefined : right;
}

function rightValue(item: unknown, holds: Value): unknown {
  switch (holds.is) {
    case 'text': return textOf(item, holds.oneOf);
    case 'number': return typeof item === 'string' && String(Number(item)) === item ? Number(item) : undefined;
    case 'flag': return item === 'true' || item === 'false' ? item === 'true' : undefined;
  }
}

/** A value that already is one of those listed stays. */
function textOf(item: unknown, listed: readonly string[] | undefined): string | undefined {
  if (typeof item === 'number' && listed === undefined) return String(item);
  if (typeof item !== 'string' || listed === undefined) return undefined;
  return listed.includes(item) ? item : meant(item, listed);
}
