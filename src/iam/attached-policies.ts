/**
 * Finds the policies of a resource by its ARN. A policy that names its resource in a way that only deployment settles,
 * by a hidden value, a literal account or a name that may be generated, is perhaps the policy of the resource.
 */
import { INPUT_LIMITS } from '../limits';
import { memo } from '../model/collections';
import { Resource } from '../template/stack';
import { clip } from '../text/clip';
import { Encoder } from './encoder';
import { covers } from './match';
import { generatedPieces } from './pasted-names';
import { afterColons, COLON, COLONS_BEFORE_NAME, pieceAtColons, SymbolicArn, symbolicKey } from './symbolic-arn';

/** A policy, and why it may not be that of the resource. */
export interface AttachedPolicy<T> {
  readonly entry: T;
  readonly maybe?: string;
}

interface Named<T> extends AttachedPolicy<T> {
  readonly arn: SymbolicArn;
}

/** More policies whose resources are hidden are not followed. */
const MOST_HIDDEN = INPUT_LIMITS.unattachedPolicies.max;

const NONE: readonly never[] = [];

export class AttachedPolicies<T extends { readonly policy: Resource }> {
  /** Policies by service and name. Account and Region may be written on one side only. */
  private readonly byName = new Map<string, Named<T>[]>();
  private readonly generated: Named<T>[] = [];
  private readonly hidden: AttachedPolicy<T>[] = [];

  public constructor(private readonly encoder: Encoder) {}

  public add(arn: SymbolicArn, entry: T, maybe?: string): void {
    const named = { arn, entry, maybe };
    memo(this.byName, nameKey(arn), () => []).push(named);
    if (generatedPieces(arn).length > 0) this.generated.push(named);
  }

  public addHidden(entry: T, maybe: string): void {
    this.hidden.push({ entry, maybe });
  }

  public get isEmpty(): boolean {
    return this.byName.size + this.generated.length + this.hidden.length === 0;
  }

  public of(arn: SymbolicArn): readonly AttachedPolicy<T>[] {
    const name = nameKey(arn);
    const sameName = this.byName.get(name) ?? NONE;
    const isEach = this.generated.length + this.hidden.length === 0;
    if (isEach && sameName.every((one) => one.arn === arn)) return sameName;
    const key = symbolicKey(arn);
    const named = sameName.flatMap((one): readonly AttachedPolicy<T>[] => {
      const isSame = symbolicKey(one.arn) === key || covers(one.arn, arn);
      return isSame === false ? [] : isSame === true ? [one] : [{ ...one, maybe: one.maybe ?? whyMaybe(one) }];
    });
    if (isEach) return named;
    const generated = this.generated
      .slice(0, MOST_HIDDEN)
      .filter((one) => nameKey(one.arn) !== name && this.encoder.covers(one.arn, arn) !== false)
      .map((one) => ({ ...one, maybe: whyMaybe(one) }));
    const listed = new Set(named.map(({ entry }) => entry.policy));
    const perhaps = [...generated, ...this.hidden.slice(0, MOST_HIDDEN)];
    return [...named, ...perhaps.filter(({ entry }) => !listed.has(entry.policy))];
  }

  /** Whether some policies are not followed. */
  public get isIncomplete(): boolean {
    return Math.max(this.hidden.length, this.generated.length) > MOST_HIDDEN;
  }
}

/** A policy and its resource have the same ARN, each of them many times. */
const names = new WeakMap<SymbolicArn, string>();

/** The service and the name of a resource, or a text that is no ARN. */
function nameKey(arn: SymbolicArn): string {
  return memo(names, arn, () => {
    const service = pieceAtColons(arn, 2);
    const rest = afterColons(arn, COLONS_BEFORE_NAME);
    return service === undefined || rest === undefined ? symbolicKey(arn) : `name ${symbolicKey(service.concat(COLON, rest))}`;
  });
}

function whyMaybe<T extends { readonly policy: Resource }>({ entry }: Named<T>): string {
  return `${clip(entry.policy.logicalId)}, which may name another resource`;
}
