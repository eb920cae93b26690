/**
 * `Fn::FindInMap`: the value under the keys, or `DefaultValue`. With a hidden key, as in a mapping by Region, the value
 * is known only if all entries are equal.
 */
import { INPUT_LIMITS } from '../../../limits';
import { clip } from '../../../text/clip';
import { compareText } from '../../../text/compare';
import { entriesOf, own, sameJson } from '../../json';
import { hidden, hiddenAmong, Resolved } from '../resolved';
import { Intrinsic } from './intrinsic';

export const findInMap: Intrinsic = (argument, stack, resolution) => {
  const [map, top, second, options] = Array.isArray(argument) ? argument : [];
  const keys = [map, top, second].map((key) => resolution.resolve(key, stack));
  const name = `Fn::FindInMap ${clip(map)}`;
  if (keys[0].is !== 'scalar') return hidden(name);
  const found = keys.reduce<readonly unknown[]>(
    (values, key) => values.flatMap((value) => inside(value, key)), [own(stack.template, 'Mappings')],
  );
  const [first] = found;
  if (found.length === 0 && keys.every(({ is }) => is === 'scalar')) {
    const defaultValue = own(options, 'DefaultValue');
    return defaultValue === undefined ? hidden(name) : resolution.resolve(defaultValue, stack);
  }
  const isBounded = found.length > 0 && found.length <= INPUT_LIMITS.mapValues.max;
  if (isBounded && found.every((value) => sameJson(value, first))) return resolution.resolve(first, stack);
  return found.length === 0 || found.length > INPUT_LIMITS.alternatives.max
    ? hidden(name)
    : hiddenAmong(name, found.map((value) => resolution.resolve(value, stack)));
};

/** The value under a known key, or every value if the key is hidden, in the order of the keys' names. */
function inside(value: unknown, key: Resolved): readonly unknown[] {
  if (key.is !== 'scalar') {
    const entries = [...entriesOf(value)].sort(([a], [b]) => compareText(a, b));
    return entries.slice(0, INPUT_LIMITS.mapValues.max).map(([, inner]) => inner);
  }
  const inner = own(value, String(key.value));
  return inner === undefined ? [] : [inner];
}
