/** Keys by which results are compared: equal for results at the same property. */
import { Location } from './finding';

type Place = Pick<Location, 'at' | 'property'>;

export function locationKey({ at, property }: Place): string {
  return `${at.stack}\u0000${at.logicalId}\u0000${property}`;
}

/** The key of its location, and of each property that it stands in. */
export function holderKeys({ at, property }: Place): readonly string[] {
  const keys = property.split('.');
  return keys.map((_, i) => locationKey({ at, property: keys.slice(0, i + 1).join('.') }));
}
