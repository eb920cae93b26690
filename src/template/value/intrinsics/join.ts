/** `Fn::Join`: the items of a list as one string. */
import { hidden, Part } from '../resolved';
import { joinParts, partsOf } from '../text';
import { Intrinsic } from './intrinsic';

export const join: Intrinsic = (argument, stack, resolution) => {
  const [delimiter, items] = Array.isArray(argument) ? argument : [];
  if (typeof delimiter !== 'string') return hidden('Fn::Join without a delimiter');
  const list = resolution.resolve(items, stack);
  if (list.is === 'hidden') return list;
  if (list.is !== 'list') return hidden('Fn::Join of a value that is not a list');
  return joinParts(list.items.flatMap((item, i): readonly Part[] => (
    i === 0 ? partsOf(item) : [delimiter, ...partsOf(item)]
  )));
};
