/** `Fn::Sub`: a string with `${names}` of variables, resources, attributes or parameters. */
import { INPUT_LIMITS } from '../../../limits';
import { isObject, own } from '../../json';
import { Stack } from '../../stack';
import { subParts, SubVariable } from '../../sub-parts';
import { hidden, Part, Resolved } from '../resolved';
import { joinParts, partsOf } from '../text';
import { attributeOf } from './get-att';
import { Resolution, Intrinsic } from './intrinsic';
import { ref } from './ref';

export const sub: Intrinsic = (argument, stack, resolution) => {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, undefined];
  if (typeof text !== 'string') return hidden('Fn::Sub of a value that is not a string');
  const pieces: (string | SubVariable)[] = [];
  for (const piece of subParts(text)) {
    if (pieces.length > INPUT_LIMITS.subParts.max) return hidden('a text too long to follow'); // before any is resolved
    pieces.push(piece);
  }
  return joinParts(pieces.flatMap((piece): readonly Part[] => (
    typeof piece === 'string' ? [piece] : partsOf(valueOf(piece.variable, variables, stack, resolution)))));
};

function valueOf(name: string, variables: unknown, stack: Stack, resolution: Resolution): Resolved {
  if (isObject(variables) && Object.hasOwn(variables, name)) return resolution.resolve(own(variables, name), stack);
  const dot = name.indexOf('.');
  if (dot < 0) return ref(name, stack, resolution);
  return attributeOf(name.slice(0, dot), name.slice(dot + 1), stack, resolution);
}
