/** Parts of an event pattern that only deployment knows. */
import { isObject } from '../model/json';
import { Unknown, unknown } from '../model/known';
import { clip } from '../text/clip';

/** `Ref` or `Fn::…`: only deployment knows the value. */
export function isIntrinsic(value: unknown): boolean {
  const keys = isObject(value) ? Object.keys(value) : [];
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0].startsWith('Fn::'));
}

/** `Ref Name`, `Fn::If`: what hides a part of a pattern. */
export function hiddenBy(intrinsic: unknown): Unknown {
  const [[name, operand]] = Object.entries(intrinsic as object) as [[string, unknown]];
  return unknown(typeof operand === 'string' ? `${name} ${clip(operand)}` : name);
}
