/**
 * Finds values by key, where several stages and environments may use one key: the nearest value wins, with one look-up
 * per distance.
 */
export interface Whereabouts {
  readonly stage: string;
  readonly environment: string;
}

export class NearestIndex<T> {
  private readonly values = new Map<string, T | 'ambiguous'>();

  public add(key: string, location: Whereabouts, value: T): void {
    for (const scope of scopes(key, location)) this.values.set(scope, this.values.has(scope) ? 'ambiguous' : value);
  }

  public nearest(key: string, from: Whereabouts): T | 'ambiguous' | undefined {
    for (const scope of scopes(key, from)) {
      const value = this.values.get(scope);
      if (value !== undefined) return value;
    }
    return undefined;
  }
}

/** From the nearest to the widest. */
function scopes(key: string, { stage, environment }: Whereabouts): readonly string[] {
  return [
    JSON.stringify(['both', key, stage, environment]),
    JSON.stringify(['stage', key, stage]),
    JSON.stringify(['environment', key, environment]),
    JSON.stringify(['app', key]),
  ];
}
