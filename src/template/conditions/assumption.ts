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

/** What all stacks of one environment have in common. */
const OF_ENVIRONMENT: ReadonlySet<string> = new Set(['AWS::AccountId', 'AWS::Partition', 'AWS::Region', 'AWS::URLSuffix']);

/**
 * Stacks whose environment only deployment knows share it, as their ARNs do. So an app of many such stacks has the cases
 * of one.
 */
export function pseudoKey(
  { name: stack, environment }: { readonly name: string; readonly environment: string }, name: string,
): string {
  return JSON.stringify(OF_ENVIRONMENT.has(name) ? ['environment', environment, name] : ['pseudo', stack, name]);
}

/** A comparison whose sides are no parameter and no literal, as it is written. */
export function comparisonKey(stack: string, written: unknown): string {
  return JSON.stringify(['comparison', stack, jsonText(written)]);
}
