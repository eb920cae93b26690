/** Reads a number of a mapping or an invoke config. A number that AWS refuses becomes unknown, with that reason. */
import { NumberOption, NumberRange } from '../facts/number-option';
import { isUnknown, Known, unknown } from '../model/known';
import { numberOf } from '../template/value/fields';
import { narrowed } from '../template/value/narrow';
import { Resolved } from '../template/value/resolved';

/** An absent setting has the default of AWS. */
export function numberOfOption(value: Resolved, option: NumberOption): Known<number> {
  return numberWithin(value, option, option.default);
}

export function numberWithin<D extends number | 'unset'>(
  value: Resolved, range: NumberRange, byDefault: D,
): Known<number | D> {
  const number: Known<number | D> = numberOf(value, byDefault);
  if (isUnknown(number)) return narrowed(number, range);
  if (typeof number !== 'number') return number;
  const { min, max, unit, unlimited } = range;
  const fits = number === byDefault || number === unlimited || (number >= min && number <= max);
  return fits ? number : unknown(`the value ${number}, which AWS refuses: it takes ${min} to ${max} ${unit}`);
}
