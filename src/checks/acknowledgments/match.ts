/** What somebody has looked at and accepts: one rule, in the whole app or in one part of it. */
import { Location } from '../../rules/kit/finding';

export interface Acknowledgment {
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
export class Acknowledgments {
  private readonly reasons = new Map<string, string>();

  public constructor(all: readonly Acknowledgment[]) {
    for (const acknowledgment of all) {
      const key = acknowledgmentKey(acknowledgment);
      if (!this.reasons.has(key)) this.reasons.set(key, acknowledgment.reason);
    }
  }

  public reasonFor(rule: string, place: Location): string | undefined {
    if (this.reasons.size === 0) return undefined;
    const key = keysCovering(rule, place).find((candidate) => this.reasons.has(candidate));
    return key === undefined ? undefined : this.reasons.get(key);
  }
}

/** The keys of all that would cover a place, the closest first. */
export function keysCovering(rule: string, { at: { stack, logicalId, path } }: Location): readonly string[] {
  return [
    acknowledgmentKey({ rule, stack, logicalId }),
    acknowledgmentKey({ rule, logicalId }),
    ...(path === undefined ? [] : pathsAbove(path).map((above) => acknowledgmentKey({ rule, path: above }))),
    acknowledgmentKey({ rule, stack }),
    acknowledgmentKey({ rule }),
  ];
}

export function acknowledgmentKey({ rule, stack, logicalId, path }: Omit<Acknowledgment, 'reason'>): string {
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
