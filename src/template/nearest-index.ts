/** Values by key, where one key may stand in several stages and environments: the nearest one is found, in one look-up per nearness. */
export interface Whereabouts {
  readonly stage: string;
  readonly environment: string;
}

export class NearestIndex<T> {
  private readonly values = new Map<string, T | 'ambiguous'>();

  public add(key: string, at: Whereabouts, value: T): void {
    for (const circle of circles(key, at)) this.values.set(circle, this.values.has(circle) ? 'ambiguous' : value);
  }

  public nearest(key: string, from: Whereabouts): T | 'ambiguous' | undefined {
    for (const circle of circles(key, from)) {
      const value = this.values.get(circle);
      if (value !== undefined) return value;
    }
    return undefined;
  }
}

/** From the narrowest to the widest. */
function circles(key: string, { stage, environment }: Whereabouts): readonly string[] {
  return [
    JSON.stringify(['both', key, stage, environment]),
    JSON.stringify(['stage', key, stage]),
    JSON.stringify(['environment', key, environment]),
    JSON.stringify(['app', key]),
  ];
}
