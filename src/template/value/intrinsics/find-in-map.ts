/**
 * `Fn::FindInMap`: what stands under known keys, or the default where nothing does. Where a key is hidden, as in a map keyed by Region, the
 * map decides only if it says the same everywhere.
 */
import { LIMITS } from '../../../limits';
import { clip } from '../../../text/clip';
import { entriesOf, own, sameJson } from '../../json';
import { hidden, hiddenAmong, Resolved } from '../resolved';
import { Intrinsic } from './intrinsic';

export const findInMap: Intrinsic = (argument, stack, resolution) => {
  const [map, top, second, options] = Array.isArray(argument) ? argument : [];
  const keys = [map, top, second].map((key) => resolution.resolve(key, stack));
  const name = `Fn::FindInMap ${clip(map)}`;
  if (keys[0].is !== 'scalar') return hidden(name);
  const found = keys.reduce((values: readonly unknown[], key) => values.flatMap((value) => inside(value, key)), [own(stack.template, 'Mappings')]);
  const [first] = found;
  if (found.length === 0 && keys.every(({ is }) => is === 'scalar')) {
    const byDefault = own(options, 'DefaultValue');
    return byDefault === undefined ? hidden(name) : resolution.resolve(byDefault, stack);
  }
  const decides = found.length > 0 && found.length <= LIMITS.mapValues.max && found.every((value) => sameJson(value, first));
  if (decides) return resolution.resolve(first, stack);
  return found.length === 0 || found.length > LIMITS.alternatives.max
    ? hidden(name)
    : hiddenAmong(name, found.map((value) => resolution.resolve(value, stack)));
};

/** All that a hidden key may lead to. */
function inside(value: unknown, key: Resolved): readonly unknown[] {
  if (key.is !== 'scalar') return entriesOf(value).slice(0, LIMITS.mapValues.max).map(([, inner]) => inner);
  const inner = own(value, String(key.value));
  return inner === undefined ? [] : [inner];
}
