/**
 * What is assumed of a deployment: a value for some parameters, or that it is none of those that the template names, and
 * the outcome of comparisons of other values. With it, conditions and mappings give the values of one case.
 */
import { Cause, causeKey } from '../../model/known';
import { jsonText } from '../json';

/** A parameter that has none of these values. */
export interface Other { readonly noneOf: readonly string[] }

export type Assumed = string | number | boolean | Other;

export type Assumption = ReadonlyMap<string, Assumed>;

export const NOTHING_ASSUMED: Assumption = new Map();

export function isOtherValue(assumed: Assumed): assumed is Other {
  return typeof assumed === 'object';
}

export function parameterKey(parameter: Cause): string {
  return causeKey(parameter);
}

/** Two stacks of one app may be deployed to two Regions. */
export function pseudoKey(stack: string, name: string): string {
  return JSON.stringify(['pseudo', stack, name]);
}

/** A comparison whose sides are no parameter and no literal, as it is written. */
export function comparisonKey(stack: string, written: unknown): string {
  return JSON.stringify(['comparison', stack, jsonText(written)]);
}
