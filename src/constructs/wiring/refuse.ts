/**
 * Throws the error of a construct: construct path, fact with both values, consequence and exact fix. Constructs refuse
 * what AWS would reject and props that contradict each other. Risky settings are left to the checks at synth.
 */
import { IConstruct } from 'constructs';
import { spellProp } from './language';

export interface Refusal {
  /** Name of the prop in TypeScript. */
  readonly prop: string;
  /** Follows the prop: a key of a map, whose name is the user's own. */
  readonly part?: string;
  /** Completes a sentence that begins with the prop: `is 11, above the maximum of 10 messages`. */
  readonly fact: string;
  readonly consequence: string;
  readonly fix: string;
}

export function refuse(at: IConstruct, { prop, part = '', fact, consequence, fix }: Refusal): never {
  throw new DeliveryError(`${whereIs(at)}: ${spellProp(prop)}${part} ${fact}. ${consequence}. ${fix}.`);
}

/** The message of an error of aws-cdk-lib as the end of a fact: without its full stop. */
export function factOfError(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.endsWith('.') ? text.slice(0, -1) : text;
}

/**
 * The error of every refusal. It is not exported, since jsii does not support error classes. TypeScript and JavaScript
 * recognize it by `error.name === 'DeliveryError'`. Other languages throw their runtime error of jsii with the same
 * message.
 */
export class DeliveryError extends Error {
  public override readonly name = 'DeliveryError';
}

/** Construct path, or `App` for the root, whose path is empty. */
export function whereIs(construct: IConstruct): string {
  return construct.node.path === '' ? 'App' : construct.node.path;
}
