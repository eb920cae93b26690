/**
 * Dynamic references, such as `{{resolve:ssm:name}}`. One to a parameter that the app declares has the value of that
 * parameter.
 */
import { clip } from '../../../text/clip';
import { Stack } from '../../stack';
import { hidden, Resolved } from '../resolved';
import { Resolution } from './intrinsic';

const WHOLE = /^\{\{resolve:ssm:([^:{}]+)(?::\d+)?\}\}$/;

export function isDynamic(text: string): boolean {
  return text.includes('{{resolve:');
}

export function dynamicReference(text: string, stack: Stack, resolution: Resolution): Resolved {
  const name = WHOLE.exec(text)?.[1];
  return (name === undefined ? undefined : parameterNamed(name, stack, resolution)) ?? hidden(`"${clip(text)}"`);
}

/**
 * The value of a Systems Manager parameter that the app declares. Undefined if it declares none or several of that
 * name.
 */
export function parameterNamed(name: string, stack: Stack, resolution: Resolution): Resolved | undefined {
  const parameter = stack.outputs.parameter(name, stack);
  if (parameter === undefined || parameter === 'ambiguous') return undefined;
  return resolution.resolve(parameter.value, parameter.stack);
}
