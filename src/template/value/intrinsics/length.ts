/** `Fn::Length`: the number of items of a list. */
import { hidden, scalar } from '../resolved';
import { Intrinsic } from './intrinsic';

export const length: Intrinsic = (argument, stack, resolution) => {
  const list = resolution.resolve(argument, stack);
  if (list.is === 'list') return scalar(list.items.length);
  return list.is === 'hidden' ? list : hidden('Fn::Length of a value that is not a list');
};
