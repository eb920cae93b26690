/** What parts of an event pattern accept, in the form in which a template writes them. */
import { INPUT_LIMITS } from '../limits';
import { isIntrinsic, isObject } from '../model/json';
import { branchesOf } from '../patterns/intrinsic';

/** A pattern nested deeper may match. */
const DEEPEST = INPUT_LIMITS.eventPatternDepth.max;

/** Whether a part of a pattern may match an event without that field. */
export function acceptsAbsence(value: unknown, depth = 0): boolean {
  if (depth > DEEPEST) return true;
  if (Array.isArray(value)) return value.some((item) => mayBeOperator(item) || isAbsence(item));
  if (!isObject(value)) return true;
  const branches = branchesOf(value);
  if (branches !== undefined) return branches.some((branch) => acceptsAbsence(branch, depth + 1));
  if (isIntrinsic(value)) return mayBeOperator(value);
  return Object.keys(value).length > 0 && Object.values(value).every((inner) => acceptsAbsence(inner, depth + 1));
}

function isAbsence(item: unknown): boolean {
  return isObject(item) && item.exists === false;
}

/** Intrinsics that may give more than a text or a list of texts. */
const GIVES_OBJECT: ReadonlySet<string> = new Set(['Fn::If', 'Fn::FindInMap', 'Fn::Transform']);

function mayBeOperator(value: unknown): boolean {
  return isIntrinsic(value) && Object.keys(value as object).some((key) => GIVES_OBJECT.has(key));
}
