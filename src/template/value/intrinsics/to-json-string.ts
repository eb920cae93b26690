/**
 * `Fn::ToJsonString`: JSON text, or the object itself if it contains intrinsics, because readers of JSON text accept
 * both.
 */
import { INPUT_LIMITS } from '../../../limits';
import { isIntrinsicKey, isObject, jsonText } from '../../json';
import { scalar } from '../resolved';
import { Intrinsic } from './intrinsic';

export const toJsonString: Intrinsic = (argument, stack, resolution) => {
  const text = isLiteral(argument) ? jsonText(argument) : undefined;
  return text === undefined ? resolution.resolve(argument, stack) : scalar(text);
};

function isLiteral(argument: unknown): boolean {
  const pending: unknown[] = [argument];
  for (let i = 0; i < pending.length; i += 1) {
    const value = pending[i];
    if (i > INPUT_LIMITS.jsonStringValues.max) return false;
    if (Array.isArray(value)) {
      value.forEach((item) => pending.push(item));
    } else if (isObject(value)) {
      for (const [key, inner] of Object.entries(value)) {
        if (isIntrinsicKey(key)) return false;
        pending.push(inner);
      }
    }
  }
  return argument !== undefined;
}
