/** `Fn::Split`: a text cut at a delimiter. */
import { Intrinsic } from '../resolve';
import { hidden } from '../resolved';
import { split } from '../split';

export const splitText: Intrinsic = (argument, stack, resolution) => {
  const [delimiter, text] = Array.isArray(argument) ? argument : [];
  return typeof delimiter === 'string' && delimiter !== ''
    ? split(delimiter, resolution.resolve(text, stack), resolution)
    : hidden('Fn::Split without a delimiter');
};
