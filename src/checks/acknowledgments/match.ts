/** What somebody has looked at and accepts: one rule, in the whole app or in one part of it. */
import { Place } from '../../rules/kit/finding';

export interface Acknowledgement {
  readonly rule: string;
  readonly reason: string;
  /** With `logicalId` one resource, alone a whole stack. */
  readonly stack?: string;
  /** Without `stack` in any stack. */
  readonly logicalId?: string;
  /** A construct and all below it. */
  readonly path?: string;
}

/** Finds the one that covers a finding; the closest wins: resource, construct, stack, app. */
export class Acknowledgements {
  private readonly reasons = new Map<string, string>();

  public constructor(all: readonly Acknowledgement[]) {
    for (const acknowledgement of all) {
      const key = keyOf(acknowledgement);
      if (!this.reasons.has(key)) this.reasons.set(key, acknowledgement.reason);
    }
  }

  public reasonFor(rule: string, place: Place): string | undefined {
    if (this.reasons.size === 0) return undefined;
    const key = keysOver(rule, place).find((candidate) => this.reasons.has(candidate));
    return key === undefined ? undefined : this.reasons.get(key);
  }
}

/** The keys of all that would cover a place, the closest first. */
export function keysOver(rule: string, { at: { stack, logicalId, path } }: Place): readonly string[] {
  return [
    keyOf({ rule, stack, logicalId }),
    keyOf({ rule, logicalId }),
    ...(path === undefined ? [] : pathsAbove(path).map((above) => keyOf({ rule, path: above }))),
    keyOf({ rule, stack }),
    keyOf({ rule }),
  ];
}

export function keyOf({ rule, stack, logicalId, path }: Omit<Acknowledgement, 'reason'>): string {
  return JSON.stringify(path === undefined ? [rule, stack ?? '', logicalId ?? ''] : [rule, { path: withoutEnds(path) }]);
}

/** The path and every construct above it, the nearest first. */
function pathsAbove(path: string): readonly string[] {
  const segments = withoutEnds(path).split('/');
  return segments.map((_, i) => segments.slice(0, segments.length - i).join('/'));
}

function withoutEnds(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}
