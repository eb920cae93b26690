/** Parts of an event pattern that only deployment knows. */
import { isIntrinsic, isObject } from '../model/json';
import { Unknown, unknown } from '../model/known';
import { clip } from '../text/clip';

/** `Ref Name`, `Fn::If`: what hides a part of a pattern. */
export function hiddenBy(intrinsic: unknown): Unknown {
  const [[name, operand]] = Object.entries(intrinsic as object) as [[string, unknown]];
  return unknown(typeof operand === 'string' ? `${name} ${clip(operand)}` : name);
}

/** The two values of which `Fn::If` gives one. Undefined for anything else, also where one of them is hidden in turn. */
export function branchesOf(value: unknown): readonly unknown[] | undefined {
  const operand = isObject(value) && isIntrinsic(value) ? value['Fn::If'] : undefined;
  const branches = Array.isArray(operand) && operand.length === 3 ? operand.slice(1) : undefined;
  return branches?.some(isIntrinsic) ? undefined : branches;
}
