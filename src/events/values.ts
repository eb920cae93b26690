/** Compares the list of values and operators of a pattern with what a field holds. */
import { isIntrinsic, isObject } from '../model/json';
import { isUnknown, Unknown } from '../model/known';
import { hiddenBy } from '../patterns/intrinsic';
import { operationOf } from '../patterns/operators/table';
import { alike } from './alike';
import { Value } from './mismatch';
import { TextShape } from './shape';

/** Undefined where an item may match. A mismatch with values that AWS may add to is not certain. */
export function matchesNone(
  items: readonly unknown[], shape: Value,
): { readonly certain: boolean } | Unknown | undefined {
  if (items.length === 0) return undefined;
  const answers = items.map((item) => matchesOne(item, shape));
  if (answers.includes('may')) return undefined;
  return answers.find(isUnknown) ?? { certain: answers.every((answer) => answer === 'never') };
}

type Answer = 'may' | 'unlikely' | 'never' | Unknown;

/** A field may be absent, or null. */
function matchesOne(item: unknown, shape: Value): Answer {
  if (item === null || Array.isArray(item)) return 'may';
  if (isIntrinsic(item)) return hidesMatch(shape) ? hiddenBy(item) : 'may';
  if (isObject(item)) return matchesOperation(item, shape);
  if (shape.is === 'text') return typeof item === 'string' ? matchesText(item, shape) : 'never';
  return typeof item === (shape.is === 'number' ? 'number' : 'boolean') ? 'may' : 'never';
}

/** A hidden text may be any text, but no number, and none of a closed list for certain. */
function hidesMatch(shape: Value): boolean {
  return shape.is !== 'text' || (shape.oneOf !== undefined && shape.grows === undefined);
}

/** Operators that only a text can match. */
const OF_TEXTS: ReadonlySet<string> = new Set(['prefix', 'suffix', 'equals-ignore-case', 'wildcard', 'cidr']);

function matchesOperation(item: object, shape: Value): Answer {
  const operation = operationOf(item);
  if (operation === undefined || operation.operator.refuses(operation.operand) !== undefined) return 'may';
  const { name, operator, operand } = operation;
  if (name === 'exists') return 'may';
  if (name === 'numeric') return shape.is === 'number' ? 'may' : 'never';
  if (shape.is !== 'text') return OF_TEXTS.has(name) ? 'never' : 'may';
  const { oneOf, grows } = shape;
  if (oneOf === undefined || oneOf.some((text) => operator.matches(operand, text) !== false)) return 'may';
  return grows ? 'unlikely' : 'never';
}

function matchesText(item: string, { oneOf, grows, end }: TextShape): Answer {
  if (end !== undefined && !item.endsWith(end)) return 'unlikely';
  if (oneOf === undefined || oneOf.includes(item)) return 'may';
  return grows && !oneOf.some((text) => alike(text, item)) ? 'unlikely' : 'never';
}
