/**
 * Conditions that no request of AWS meets. Most policies of queues, topics and buckets deny requests without TLS, and
 * AWS makes none, so that nothing else of such a statement has to be read or compared.
 */
import { memo } from '../model/collections';
import { isIntrinsicKey, isObject, JsonObject } from '../template/json';
import { Stack } from '../template/stack';
import { isDynamic } from '../template/value/intrinsics/dynamic-reference';
import { isMet } from './conditions';
import { IN_EVERY_REQUEST } from './context-keys';
import { Encoder } from './encoder';
import { ContextKeys } from './request';

const CONTEXT: ContextKeys = { get: (key) => IN_EVERY_REQUEST.get(key), some: () => [] };

/** By the words of a condition, which are the same in most policies of an app. */
const answers = new WeakMap<Encoder, Map<string, boolean>>();

/** Whether a condition with a literal value is false in every request. What a template hides is never so. */
export function isNeverMet(conditions: unknown, stack: Stack, encoder: Encoder): boolean {
  if (!isObject(conditions)) return false;
  const operators = Object.keys(conditions);
  if (operators.some(isIntrinsicKey)) return false;
  return operators.some((operator) => {
    const keys = conditions[operator];
    return isObject(keys) && isFailing(operator, keys, stack, encoder);
  });
}

function isFailing(operator: string, keys: JsonObject, stack: Stack, encoder: Encoder): boolean {
  const names = Object.keys(keys);
  return !names.some(isIntrinsicKey) && names.some((key) => {
    const value = keys[key];
    if (!IN_EVERY_REQUEST.has(key.toLowerCase()) || !isLiteral(value)) return false;
    const known = memo(answers, encoder, () => new Map<string, boolean>());
    return memo(known, JSON.stringify([operator, key, value]), () => (
      isMet({ operator, key, values: value, stack, hasVariables: false }, { context: () => CONTEXT }, encoder) === false
    ));
  });
}

/** A text without policy variables and dynamic references, which other requests and stacks may have another value for. */
function isLiteral(value: unknown): boolean {
  return typeof value === 'boolean' || (typeof value === 'string' && !value.includes('$') && !isDynamic(value));
}
