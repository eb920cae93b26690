/** `Fn::GetAtt`, written as a list or with a dot. An output of a nested stack is resolved in that stack. */
import { clip } from '../../../text/clip';
import { isIntrinsic, own } from '../../json';
import { Resource, Stack } from '../../stack';
import { hidden, Resolved } from '../resolved';
import { Resolution, Intrinsic } from './intrinsic';

/** With it aws-cdk-lib reads what a stack of another Region has written: each attribute is a parameter. */
const CROSS_REGION_READER = 'Custom::CrossRegionExportReader';

export const getAtt: Intrinsic = (argument, stack, resolution) => {
  if (isPlain(argument)) return attributeOf(argument[0], argument[1], stack, resolution);
  const [name, attribute] = nameAndAttribute(argument).map((written) => computedName(written, stack, resolution));
  return typeof name === 'string' && typeof attribute === 'string'
    ? attributeOf(name, attribute, stack, resolution)
    : hidden(`Fn::GetAtt of ${clip(name ?? argument)}`);
};

/** `AWS::LanguageExtensions` allows functions in the place of a name. The name itself where they give one. */
export function computedName(written: unknown, stack: Stack, resolution: Resolution): unknown {
  if (!isIntrinsic(written)) return written;
  const name = resolution.resolve(written, stack);
  return name.is === 'scalar' ? name.value : written;
}

export function attributeOf(name: string, attribute: string, stack: Stack, resolution: Resolution): Resolved {
  const resource = stack.resources.get(name);
  if (resource === undefined) return hidden(`Fn::GetAtt ${clip(name)}.${clip(attribute)}, which ${clip(stack.name)} does not declare`);
  const imported = importedBy(resource, attribute);
  const value = imported === undefined ? undefined : resolution.resolve(imported, stack);
  // Where no stack of the app writes it, the reference itself is the same value at each place that has it.
  if (value !== undefined && value.is !== 'hidden') return value;
  const nested = stack.nested.get(name);
  if (nested === undefined || !attribute.startsWith('Outputs.')) return { is: 'reference', resource, attribute };
  const output = own(own(nested.template, 'Outputs'), attribute.slice('Outputs.'.length));
  return output === undefined
    ? hidden(`Fn::GetAtt ${clip(name)}.${clip(attribute)}, which the nested stack does not put out`)
    : resolution.resolve(own(output, 'Value'), nested);
}

/** As aws-cdk-lib writes it. */
function isPlain(argument: unknown): argument is readonly [name: string, attribute: string] {
  return Array.isArray(argument) && argument.length === 2 && typeof argument[0] === 'string' && typeof argument[1] === 'string';
}

function importedBy({ type, properties }: Resource, attribute: string): unknown {
  return type === CROSS_REGION_READER ? own(own(own(properties, 'ReaderProps'), 'imports'), attribute) : undefined;
}

function nameAndAttribute(argument: unknown): readonly unknown[] {
  if (Array.isArray(argument)) return argument.length === 2 ? argument : [];
  if (typeof argument !== 'string') return [];
  const dot = argument.indexOf('.');
  return dot < 0 ? [argument] : [argument.slice(0, dot), argument.slice(dot + 1)];
}
