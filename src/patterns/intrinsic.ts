/** Parts of an event pattern that only deployment knows. */
import { Unknown, unknown } from '../model/known';
import { clip } from '../text/clip';

/** `Ref Name`, `Fn::If`: what hides a part of a pattern. */
export function hiddenBy(intrinsic: unknown): Unknown {
  const [[name, operand]] = Object.entries(intrinsic as object) as [[string, unknown]];
  return unknown(typeof operand === 'string' ? `${name} ${clip(operand)}` : name);
}
