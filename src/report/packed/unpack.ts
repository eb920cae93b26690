/**
 * Makes the value again. What stood once is one object, wherever it is used. `revive` may put another in the place of an
 * object. Written with loops: a page makes a hundred thousand values before it shows anything.
 */
import { JOINED, LIST, Packed } from './packed';

export function unpack({ shapes, values }: Packed, revive: (value: object) => object = (value) => value): unknown {
  const made: unknown[] = [];
  const at = (place: string | number): unknown => made[Number(place) < 0 ? made.length + Number(place) : Number(place)];
  for (const value of values) {
    if (typeof value !== 'object' || value === null) {
      made.push(value);
      continue;
    }
    const head = value[0];
    if (typeof head === 'string') made.push(`${at(value[1])}${head}`);
    else if (head === JOINED) made.push(`${at(value[2])}${at(value[1])}`);
    else made.push(head === LIST ? listOf(value, at) : revive(objectOf(shapes[head], value, at)));
  }
  return made.at(-1);
}

type Row = readonly (string | number)[];
type At = (place: string | number) => unknown;

function listOf(row: Row, at: At): unknown {
  const list: unknown[] = [];
  for (let i = 1; i < row.length; i += 1) list.push(at(row[i]));
  return list;
}

function objectOf(names: readonly string[], row: Row, at: At): object {
  const object: Record<string, unknown> = {};
  for (let i = 0; i < names.length; i += 1) {
    // No type of ours has such a member.
    if (names[i] !== '__proto__') object[names[i]] = at(row[i + 1]);
  }
  return object;
}
