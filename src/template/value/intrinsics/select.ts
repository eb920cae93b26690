/** `Fn::Select`: one item of a list. */
import { hidden } from '../resolved';
import { Intrinsic } from './intrinsic';

export const select: Intrinsic = (argument, stack, resolution) => {
  const [at, items] = Array.isArray(argument) ? argument : [];
  const index = resolution.resolve(at, stack);
  const list = resolution.resolve(items, stack);
  if (index.is === 'hidden') return index;
  if (list.is === 'hidden') return list;
  const number = index.is === 'scalar' && index.value !== '' ? Number(index.value) : NaN;
  const item = list.is === 'list' && Number.isInteger(number) ? list.items[number] : undefined;
  return item ?? hidden('Fn::Select of an item that the list does not have');
};
