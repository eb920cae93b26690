/** Places in templates that a round has edited: two changes of one place, or of one inside the other, are not made in the same round. */
import { Change } from '../rules/change';

export class Spots {
  private readonly edited = new Set<string>();
  private readonly above = new Set<string>();

  public meet(change: Change): boolean {
    const spot = spotOf(change);
    return spot !== undefined && (this.above.has(spot) || prefixes(spot).some((prefix) => this.edited.has(prefix)));
  }

  public add(change: Change): void {
    const spot = spotOf(change);
    if (spot === undefined) return;
    this.edited.add(spot);
    prefixes(spot).forEach((prefix) => this.above.add(prefix));
  }
}

function spotOf(change: Change): string | undefined {
  if (change.kind !== 'set' && change.kind !== 'remove') return undefined;
  const { stack, logicalId } = change.of;
  return [stack, logicalId, ...(change.kind === 'set' ? change.property.split('.') : [])].join('\u0000');
}

/** The place and all around it, up to the resource. */
function prefixes(spot: string): readonly string[] {
  const keys = spot.split('\u0000');
  return keys.slice(1).map((_, i) => keys.slice(0, i + 2).join('\u0000'));
}
