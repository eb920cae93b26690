/** `Fn::Split`: the pieces of a string. */
import { hidden } from '../resolved';
import { split } from '../split';
import { Intrinsic } from './intrinsic';

export const splitText: Intrinsic = (argument, stack, resolution) => {
  const [delimiter, text] = Array.isArray(argument) ? argument : [];
  return typeof delimiter === 'string' && delimiter !== ''
    ? split(delimiter, resolution.resolve(text, stack), resolution)
    : hidden('Fn::Split without a delimiter');
};
