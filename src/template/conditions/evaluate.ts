/**
 * Evaluates the conditions of a template. Most depend on parameters, which only deployment knows; a nested stack may get
 * literal parameters, and an assumption gives a value to each.
 */
import { INPUT_LIMITS } from '../../limits';
import { allOf, anyOf, isUnknown, Known, not, unknown } from '../../model/known';
import { clip } from '../../text/clip';
import { isObject, own } from '../json';
import { rootOf, Stack } from '../stack';
import { Resolution } from '../value/intrinsics/intrinsic';
import { Resolved } from '../value/resolved';
import { sameValue } from '../value/same';
import { comparisonKey, isOtherValue, Other, parameterKey, pseudoKey } from './assumption';

/** Whether the condition of that name holds. */
export function conditionHolds(name: unknown, stack: Stack, resolution: Resolution, depth = 0): Known<boolean> {
  const written = typeof name === 'string' ? own(own(stack.template, 'Conditions'), name) : undefined;
  const isBeyond = depth > INPUT_LIMITS.conditionDepth.max;
  return written === undefined || isBeyond ? unknown(`condition ${clip(name)}`) : holds(written, name, stack, resolution, depth + 1);
}

function holds(written: unknown, name: unknown, stack: Stack, resolution: Resolution, depth: number): Known<boolean> {
  const hidden = (): Known<boolean> => unknown(`condition ${clip(name)}`);
  if (!isObject(written) || depth > INPUT_LIMITS.conditionDepth.max) return hidden();
  const [key] = Object.keys(written);
  const operands = [own(written, key)].flat();
  const each = (): readonly Known<boolean>[] => (
    operands.map((inner) => holds(inner, name, stack, resolution, depth + 1)));
  switch (key) {
    case 'Condition': return conditionHolds(operands[0], stack, resolution, depth + 1);
    case 'Fn::And': return allOf(each());
    case 'Fn::Or': return anyOf(each());
    case 'Fn::Not': return operands.length === 1 ? not(each()[0]) : hidden();
    case 'Fn::Equals': return operands.length === 2 ? comparison(operands, stack, resolution, hidden) : hidden();
    default: return hidden();
  }
}

function comparison(
  operands: readonly unknown[], stack: Stack, resolution: Resolution, hidden: () => Known<boolean>,
): Known<boolean> {
  const [one, other] = operands.map((operand) => resolution.resolve(operand, stack));
  const equal = equals(one, other, stack);
  if (!isUnknown(equal)) return equal;
  const assumed = stack.assumed.get(comparisonKey(stack.name, operands));
  return typeof assumed === 'boolean' ? assumed : hidden();
}

function equals(one: Resolved, other: Resolved, stack: Stack): Known<boolean> {
  if (sameValue(one, other)) return true;
  const [a, b] = [textOf(one, stack), textOf(other, stack)];
  if (typeof a === 'string' && typeof b === 'string') return a === b;
  if (typeof a === 'string' && (isNoneOf(b, a) || excludes(other, a))) return false;
  if (typeof b === 'string' && (isNoneOf(a, b) || excludes(one, b))) return false;
  return sameCause(one, other) || unknown('a comparison of hidden values');
}

/** The text of a value, what it is not, or undefined. */
function textOf(value: Resolved, stack: Stack): string | Other | undefined {
  if (value.is === 'scalar') return String(value.value);
  if (value.is === 'hidden' && value.noneOf !== undefined) return { noneOf: value.noneOf };
  const pseudo = pseudoOf(value);
  const assumed = pseudo === undefined ? undefined : stack.assumed.get(pseudoKey(rootOf(stack), pseudo));
  return assumed === undefined || isOtherValue(assumed) ? assumed : String(assumed);
}

function isNoneOf(value: string | Other | undefined, text: string): boolean {
  return typeof value === 'object' && value.noneOf.includes(text);
}

/** Whether a value is one of a few others. */
function excludes(value: Resolved, text: string): boolean {
  const either = value.is === 'hidden' ? value.either : undefined;
  return either !== undefined && either.every((branch) => branch.is === 'scalar' && String(branch.value) !== text);
}

/** The same parameter on both sides. */
function sameCause(one: Resolved, other: Resolved): boolean {
  const [a, b] = [one, other].map((value) => (value.is === 'hidden' ? value.cause : undefined));
  return a !== undefined && b !== undefined && parameterKey(a) === parameterKey(b);
}

/** The name of a value that is a pseudo parameter. */
export function pseudoOf(value: Resolved): string | undefined {
  const [part, ...others] = value.is === 'text' ? value.parts : [];
  return part === undefined || others.length > 0 || typeof part === 'string' || part.is !== 'pseudo' ? undefined : part.name;
}
