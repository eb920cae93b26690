/**
 * The one way in which a construct says no: where, the fact with both values, what would follow from it, and the exact fix.
 * Only what AWS would reject, or what contradicts itself, is refused; what is merely risky is left to the checks at synth.
 */
import { IConstruct } from 'constructs';

export interface Refusal {
  /** Name of the prop as users write it. */
  readonly prop: string;
  /** Completes a sentence that begins with the prop: `is 11, above the 10 messages …`. */
  readonly fact: string;
  readonly consequence: string;
  readonly fix: string;
}

export function refuse(at: IConstruct, refusal: Refusal): never {
  throw new DeliveryError(`${whereIs(at)}: ${refusal.prop} ${refusal.fact}. ${refusal.consequence}. ${refusal.fix}.`);
}

/**
 * The error of every refusal. It is not exported, since jsii has no errors of its own: callers recognize it by its name, in JavaScript and
 * TypeScript by `error.name === 'DeliveryError'`. Other languages get a runtime error with the same message.
 */
export class DeliveryError extends Error {
  public override readonly name = 'DeliveryError';
}

/** Construct path, or a name for the root, whose path is empty. */
export function whereIs(construct: IConstruct): string {
  return construct.node.path === '' ? 'App' : construct.node.path;
}
