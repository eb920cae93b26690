/**
 * Compares an event pattern with the shape of the events that reach it. An operand, a key or a value that a template
 * hides, or that the service refuses anyway, may match.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
import { INPUT_LIMITS } from '../limits';
import { isIntrinsic, isObject, JsonObject } from '../model/json';
import { isUnknown } from '../model/known';
import { branchesOf, hiddenBy } from '../patterns/intrinsic';
import { OPERATORS } from '../patterns/operators/table';
import { alike } from './alike';
import { Comparison, Difference, fieldNames } from './mismatch';
import { acceptsAbsence } from './pattern-parts';
import { ANY, FieldsShape, Shape } from './shape';
import { matchesNone } from './values';

type Path = readonly string[];

const OR = '$or';
/** A pattern nested deeper may match. */
const DEEPEST = INPUT_LIMITS.eventPatternDepth.max;

export function mismatchOf(pattern: JsonObject, shape: Shape, path: Path = []): Comparison {
  if (path.length > DEEPEST || isIntrinsic(pattern)) return undefined;
  const found = Object.entries(pattern).flatMap(([key, value]) => (
    key === OR ? ofBranches(value, shape, path) : ofKey(key, value, shape, path)
  ) ?? []);
  const mismatches = found.flatMap((one) => (isUnknown(one) ? [] : one));
  return mismatches.find(({ certain }) => certain) ?? found.find(isUnknown) ?? mismatches[0];
}

/** One branch that may match is enough. */
function ofBranches(branches: unknown, shape: Shape, path: Path): Comparison {
  if (!Array.isArray(branches) || branches.length === 0) return undefined;
  return ofEvery(branches.map((branch) => (isObject(branch) ? mismatchOf(branch, shape, path) : undefined)));
}

/** The mismatch of alternatives that all fail. */
export function ofEvery(alternatives: readonly Comparison[]): Comparison {
  const found = alternatives.flatMap((one) => one ?? []);
  if (found.length === 0 || found.length < alternatives.length) return undefined;
  const hidden = found.find(isUnknown);
  if (hidden !== undefined) return hidden;
  const mismatches = found.flatMap((one) => (isUnknown(one) ? [] : one));
  const deepest = mismatches.reduce((best, one) => (one.path.length > best.path.length ? one : best));
  return { ...deepest, certain: mismatches.every(({ certain }) => certain) };
}

function ofKey(key: string, value: unknown, shape: Shape, path: Path): Comparison {
  switch (shape.is) {
    case 'any': return ofValue(value, ANY, [...path, key]);
    case 'list': return ofKey(key, value, shape.of(), path);
    case 'fields': return ofField(key, value, shape, path);
    default: return acceptsAbsence(value) ? undefined : {
      path,
      certain: true,
      difference: OPERATORS.has(key)
        ? { is: 'operator-as-field', operator: key, operand: value, holds: shape }
        : { is: 'field-of-value', field: key, holds: shape },
    };
  }
}

function ofField(key: string, value: unknown, shape: FieldsShape, path: Path): Comparison {
  const listed = shape.fields.get(key);
  if (listed !== undefined) return ofValue(value, listed, [...path, key]);
  if (typeof shape.others === 'function') return ofValue(value, shape.others(), [...path, key]);
  if (acceptsAbsence(value)) return undefined;
  const fields = fieldNames(shape);
  const certain = shape.others === 'none' || fields.some((name) => alike(name, key));
  return { path: [...path, key], certain, difference: { is: 'no-field', field: key, fields } };
}

function ofValue(value: unknown, shape: Shape, path: Path): Comparison {
  if (Array.isArray(value)) return ofItems(value, shape, path);
  const branches = branchesOf(value);
  if (branches !== undefined) return ofAlternatives(branches.map((branch) => ofValue(branch, shape, path)), value);
  if (isIntrinsic(value)) return shape.is === 'any' || isPlainText(shape) ? undefined : hiddenBy(value);
  if (!isObject(value)) return undefined;
  return (shape.is === 'any' ? slipOf(value, path) : undefined) ?? mismatchOf(value, shape, path);
}

/** Of `Fn::If`, of which one branch may fail alone. */
function ofAlternatives(compared: readonly Comparison[], value: unknown): Comparison {
  const failed = compared.filter((one) => one !== undefined).length;
  return failed > 0 && failed < compared.length ? hiddenBy(value) : ofEvery(compared);
}

/** A hidden list of texts may match any text. */
function isPlainText(shape: Shape): boolean {
  if (shape.is === 'list') return isPlainText(shape.of());
  return shape.is === 'text' && (shape.oneOf === undefined || shape.grows === true);
}

function ofItems(items: readonly unknown[], shape: Shape, path: Path): Comparison {
  switch (shape.is) {
    case 'any': return undefined;
    case 'list': return ofItems(items, shape.of(), path);
    case 'fields': {
      if (items.length === 0 || !items.every(asksForValue)) return undefined;
      const [fields, typed] = [fieldNames(shape), isTyped(shape)];
      return { path, certain: true, difference: { is: 'value-of-fields', asked: items, fields, typed } };
    }
    default: {
      const none = matchesNone(items, shape);
      if (none === undefined || isUnknown(none)) return none;
      const difference: Difference = { is: 'other-value', asked: items, holds: shape };
      return { path, certain: none.certain, difference };
    }
  }
}

/** An attribute of DynamoDB has its type as a field. */
function isTyped({ fields }: FieldsShape): boolean {
  return fields.has('S') && fields.has('N');
}

/** What has fields has no value: neither a text nor an operator matches it, but those that accept its absence. */
function asksForValue(item: unknown): boolean {
  if (item === null || isIntrinsic(item)) return false;
  if (!isObject(item)) return true;
  const keys = Object.keys(item);
  return keys.length === 1 && item.exists !== false && OPERATORS.has(keys[0]);
}

/** An object whose keys are all operators is one that was meant to be in a list; nobody documents such an event. */
function slipOf(value: JsonObject, path: Path): Comparison {
  const entries = Object.entries(value);
  if (entries.length === 0 || !entries.every(([name, operand]) => isOperation(name, operand))) return undefined;
  const [[operator, operand]] = entries;
  return { path, certain: false, difference: { is: 'operator-as-field', operator, operand, holds: ANY } };
}

function isOperation(name: string, operand: unknown): boolean {
  const operator = OPERATORS.get(name);
  const only: unknown = Array.isArray(operand) && operand.length === 1 ? operand[0] : operand;
  return operator !== undefined && [operand, only].some((written) => operator.refuses(written) === undefined);
}
