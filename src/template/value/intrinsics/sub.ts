/** `Fn::Sub`: a string with `${names}` of variables, resources, attributes or parameters. */
import { INPUT_LIMITS } from '../../../limits';
import { isObject, own } from '../../json';
import { Stack } from '../../stack';
import { subParts } from '../../sub-parts';
import { hidden, Part, Resolved } from '../resolved';
import { joinParts, partsOf } from '../text';
import { attributeOf } from './get-att';
import { Resolution, Intrinsic } from './intrinsic';
import { ref } from './ref';

export const sub: Intrinsic = (argument, stack, resolution) => {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, undefined];
  if (typeof text !== 'string') return hidden('Fn::Sub of a value that is not a string');
  const parts: Part[] = [];
  for (const part of subParts(text)) {
    if (parts.length > INPUT_LIMITS.subParts.max) return hidden('a text too long to follow');
    if (typeof part === 'string') parts.push(part);
    else parts.push(...partsOf(valueOf(part.variable, variables, stack, resolution)));
  }
  return joinParts(parts);
};

function valueOf(name: string, variables: unknown, stack: Stack, resolution: Resolution): Resolved {
  if (isObject(variables) && Object.hasOwn(variables, name)) return resolution.resolve(own(variables, name), stack);
  const dot = name.indexOf('.');
  if (dot < 0) return ref(name, stack, resolution);
  return attributeOf(name.slice(0, dot), name.slice(dot + 1), stack, resolution);
}
