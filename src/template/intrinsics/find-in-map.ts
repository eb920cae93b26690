/** `Fn::FindInMap`, when its keys are known: a map keyed by Region says a different thing in each. */
import { own } from '../json';
import { Intrinsic } from '../resolve';
import { hidden } from '../resolved';
import { clipped } from '../text';

export const findInMap: Intrinsic = (argument, stack, resolution) => {
  const [map, top, second] = Array.isArray(argument) ? argument : [];
  const keys = [map, top, second].map((key) => resolution.resolve(key, stack));
  const found = keys.reduce(
    (inside: unknown, key) => (key.is === 'scalar' ? own(inside, String(key.value)) : undefined),
    own(stack.template, 'Mappings'),
  );
  return found === undefined ? hidden(`Fn::FindInMap ${clipped(map)}`) : resolution.resolve(found, stack);
};
