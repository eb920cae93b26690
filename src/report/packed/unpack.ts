/** Makes the value again. What stood once is one object, wherever it is used. `revive` may put another in the place of an object. */
import { JOINED, LIST, Packed } from './packed';

export function unpack({ shapes, values }: Packed, revive: (value: object) => object = (value) => value): unknown {
  const made: unknown[] = [];
  const at = (place: number): unknown => made[place < 0 ? made.length + place : place];
  for (const value of values) {
    if (typeof value !== 'object' || value === null) {
      made.push(value);
      continue;
    }
    const [head, ...places] = value;
    if (typeof head === 'string') made.push(`${at(places[0] as number)}${head}`);
    else if (head === JOINED) made.push(`${at(places[1] as number)}${at(places[0] as number)}`);
    else if (head === LIST) made.push((places as readonly number[]).map(at));
    else made.push(revive(Object.fromEntries(shapes[head].map((name, i) => [name, at(places[i] as number)]))));
  }
  return made.at(-1);
}
