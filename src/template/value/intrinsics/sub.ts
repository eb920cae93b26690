/** `Fn::Sub`: a string with `${names}` of variables, resources, attributes or parameters. */
import { INPUT_LIMITS } from '../../../limits';
import { isObject, own } from '../../json';
import { Stack } from '../../stack';
import { hidden, Part, Resolved } from '../resolved';
import { joinParts, partsOf } from '../text';
import { attributeOf } from './get-att';
import { Resolution, Intrinsic } from './intrinsic';
import { ref } from './ref';

export const sub: Intrinsic = (argument, stack, resolution) => {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, undefined];
  if (typeof text !== 'string') return hidden('Fn::Sub of a value that is not a string');
  const parts: Part[] = [];
  let from = 0;
  for (;;) {
    const open = text.indexOf('${', from);
    const close = open < 0 ? -1 : text.indexOf('}', open);
    if (close < 0) break;
    if (parts.length > INPUT_LIMITS.subParts.max) return hidden('a text too long to follow');
    parts.push(text.slice(from, open));
    const name = text.slice(open + 2, close);
    if (name.startsWith('!')) parts.push(`\${${name.slice(1)}}`);
    else parts.push(...partsOf(valueOf(name.trim(), variables, stack, resolution)));
    from = close + 1;
  }
  parts.push(text.slice(from));
  return joinParts(parts);
};

function valueOf(name: string, variables: unknown, stack: Stack, resolution: Resolution): Resolved {
  if (isObject(variables) && Object.hasOwn(variables, name)) return resolution.resolve(own(variables, name), stack);
  const dot = name.indexOf('.');
  if (dot < 0) return ref(name, stack, resolution);
  return attributeOf(name.slice(0, dot), name.slice(dot + 1), stack, resolution);
}
