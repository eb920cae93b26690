/**
 * Detects conflicts within one round: two changes of one property, or of a property and a part of it, and two different
 * new resources with one logical id.
 */
import { AddResource, Change } from '../rules/kit/change';
import { addressKey, SEPARATOR } from './draft';

export class EditConflicts {
  private readonly edited = new Set<string>();
  private readonly above = new Set<string>();
  private readonly added = new Map<string, string>();

  public meet(change: Change): boolean {
    if (change.kind === 'add') return this.meetsAdded(change);
    const location = locationOf(change);
    if (location === undefined) return false;
    return this.above.has(location) || prefixes(location).some((prefix) => this.edited.has(prefix));
  }

  public add(change: Change): void {
    if (change.kind === 'add') this.added.set(addressKey(change), JSON.stringify(change));
    const location = locationOf(change);
    if (location === undefined) return;
    this.edited.add(location);
    prefixes(location).forEach((prefix) => this.above.add(prefix));
  }

  /** A resource that another edit completed since is no longer identical. */
  private meetsAdded(change: AddResource): boolean {
    const wish = addressKey(change);
    const before = this.added.get(wish);
    return before !== undefined && (before !== JSON.stringify(change) || this.above.has(wish));
  }
}

/** Removing an item moves the items after it, so the location is the whole list. */
function locationOf(change: Change): string | undefined {
  if (change.kind !== 'set' && change.kind !== 'remove') return undefined;
  const path = change.kind === 'set' ? change.property.split('.') : [];
  const moves = change.kind === 'set' && change.value === undefined && /^\d+$/.test(path.at(-1) ?? '');
  return [addressKey(change.resource), ...(moves ? path.slice(0, -1) : path)].join(SEPARATOR);
}

/** The location and everything around it, up to the resource. */
function prefixes(location: string): readonly string[] {
  const keys = location.split(SEPARATOR);
  return keys.slice(1).map((_, i) => keys.slice(0, i + 2).join(SEPARATOR));
}
