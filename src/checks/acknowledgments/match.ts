/**
 * An acknowledgment accepts the findings of one rule, in the whole app or in one part of it; the closest one that
 * covers a finding applies.
 */
import { selfAndAncestors, trimSlashes } from '../../model/construct-paths';
import { Location } from '../../rules/kit/finding';

export interface Acknowledgment {
  readonly rule: string;
  readonly reason: string;
  /** Stack of the findings. With `logicalId`, only that resource. */
  readonly stack?: string;
  /** Logical id of the resource. Without `stack`, in every stack. */
  readonly logicalId?: string;
  /** A construct and all below it. */
  readonly path?: string;
  /** A construct of this library made it. */
  readonly byLibrary?: true;
}

export class Acknowledgments {
  private readonly byKey = new Map<string, Acknowledgment>();

  public constructor(acknowledgments: readonly Acknowledgment[]) {
    for (const acknowledgment of acknowledgments) {
      const key = acknowledgmentKey(acknowledgment);
      if (!this.byKey.has(key)) this.byKey.set(key, acknowledgment);
    }
  }

  public reasonFor(rule: string, location: Location): string | undefined {
    return this.covering(rule, location)?.reason;
  }

  /** The acknowledgment of a finding there. */
  public covering(rule: string, location: Location): Acknowledgment | undefined {
    if (this.byKey.size === 0) return undefined;
    const key = keysCovering(rule, location).find((candidate) => this.byKey.has(candidate));
    return key === undefined ? undefined : this.byKey.get(key);
  }
}

/** The keys of all acknowledgments that would cover a finding: of the resource, its constructs, its stack, the app. */
export function keysCovering(rule: string, { at: { stack, logicalId, path } }: Location): readonly string[] {
  return [
    acknowledgmentKey({ rule, stack, logicalId }),
    acknowledgmentKey({ rule, logicalId }),
    ...(path === undefined ? [] : selfAndAncestors(path)).map((each) => acknowledgmentKey({ rule, path: each })),
    acknowledgmentKey({ rule, stack }),
    acknowledgmentKey({ rule }),
  ];
}

export function acknowledgmentKey({ rule, stack, logicalId, path }: Omit<Acknowledgment, 'reason' | 'byLibrary'>): string {
  return JSON.stringify(path === undefined ? [rule, stack ?? '', logicalId ?? ''] : [rule, { path: trimSlashes(path) }]);
}
