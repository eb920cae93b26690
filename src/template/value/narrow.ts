/** Narrows the bounds of a hidden number to those of AWS, which refuses every other. */
import { NumberRange } from '../../facts/number-option';
import { isUnknown, Known } from '../../model/known';

/** Unchanged where the number may be the one that means "no limit". */
export function narrowed<D>(number: Known<number | D>, { min, max, unlimited }: NumberRange): Known<number | D> {
  if (!isUnknown(number) || number.between === undefined) return number;
  const { between } = number;
  const [least = min, most = max] = [between.min, between.max];
  const mayBeUnlimited = unlimited !== undefined && (between.min ?? unlimited) <= unlimited;
  const isEmpty = least > max || most < min;
  if (mayBeUnlimited || isEmpty) return number;
  return { ...number, between: { min: Math.max(min, least), max: Math.min(max, most) } };
}
