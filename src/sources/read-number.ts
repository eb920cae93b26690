/** A number that a mapping or invoke config says. One that AWS refuses says nothing of what happens to an event, so it is unknown, and says why. */
import { NumberRange } from '../facts/number-option';
import { isUnknown, Known, unknown } from '../model/known';
import { numberOf } from '../template/value/fields';
import { Resolved } from '../template/value/resolved';

export function numberWithin<D extends number | 'unset'>(value: Resolved, option: NumberRange, byDefault: D): Known<number | D> {
  const number: Known<number | D> = numberOf(value, byDefault);
  if (isUnknown(number) || typeof number !== 'number' || number === byDefault || number === option.unlimited) return number;
  const fits = number >= option.min && number <= option.max;
  return fits ? number : unknown(`the value ${number}, which AWS refuses: it takes ${option.min} to ${option.max} ${option.unit}`);
}
