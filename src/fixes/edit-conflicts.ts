/**
 * Places in templates that a round has edited: two changes of one place, or of one inside the other, are not made in the same round. Nor are
 * two resources made in it of which one logical id is wished, unless they are the same.
 */
import { AddResource, Change } from '../rules/kit/change';
import { addressKey, SEPARATOR } from './draft';

export class EditConflicts {
  private readonly edited = new Set<string>();
  private readonly above = new Set<string>();
  private readonly added = new Map<string, string>();

  public meet(change: Change): boolean {
    if (change.kind === 'add') return this.meetsAdded(change);
    const spot = spotOf(change);
    return spot !== undefined && (this.above.has(spot) || prefixes(spot).some((prefix) => this.edited.has(prefix)));
  }

  public add(change: Change): void {
    if (change.kind === 'add') this.added.set(addressKey(change), JSON.stringify(change));
    const spot = spotOf(change);
    if (spot === undefined) return;
    this.edited.add(spot);
    prefixes(spot).forEach((prefix) => this.above.add(prefix));
  }

  /** One that was completed since is not the same any more. */
  private meetsAdded(change: AddResource): boolean {
    const wish = addressKey(change);
    const before = this.added.get(wish);
    return before !== undefined && (before !== JSON.stringify(change) || this.above.has(wish));
  }
}

/** What goes from a list moves what comes after it, so the whole list is the place. */
function spotOf(change: Change): string | undefined {
  if (change.kind !== 'set' && change.kind !== 'remove') return undefined;
  const path = change.kind === 'set' ? change.property.split('.') : [];
  const moves = change.kind === 'set' && change.value === undefined && /^\d+$/.test(path.at(-1) ?? '');
  return [addressKey(change.resource), ...(moves ? path.slice(0, -1) : path)].join(SEPARATOR);
}

/** The place and all around it, up to the resource. */
function prefixes(spot: string): readonly string[] {
  const keys = spot.split(SEPARATOR);
  return keys.slice(1).map((_, i) => keys.slice(0, i + 2).join(SEPARATOR));
}
