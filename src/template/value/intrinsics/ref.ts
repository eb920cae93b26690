/**
 * `Ref`: a resource, a pseudo parameter or a parameter. A parameter of a nested stack has the value that its parent
 * passes. Any other is known only if all its allowed values are equal, because a deployment may override the default; a
 * number may have bounds.
 */
import { NumberSpan } from '../../../model/known';
import { clip } from '../../../text/clip';
import { isOtherValue, parameterKey } from '../../conditions/assumption';
import { own } from '../../json';
import { Stack } from '../../stack';
import { ABSENT, hidden, hiddenAmong, Resolved, scalar } from '../resolved';
import { parameterNamed } from './dynamic-reference';
import { computedName } from './get-att';
import { Resolution, Intrinsic } from './intrinsic';

export const ref: Intrinsic = (written, stack, resolution) => {
  const name = computedName(written, stack, resolution);
  if (typeof name !== 'string') return hidden(`Ref of ${clip(name)}`);
  if (name === 'AWS::NoValue') return ABSENT;
  if (name === 'AWS::StackName' && stack.deployedName !== undefined) return scalar(stack.deployedName);
  if (name.startsWith('AWS::')) return { is: 'text', parts: [{ is: 'pseudo', name, stack }] };
  const resource = stack.resources.get(name);
  if (resource !== undefined) return { is: 'reference', resource, attribute: 'Ref' };
  const parameter = own(own(stack.template, 'Parameters'), name);
  return parameter === undefined
    ? hidden(`Ref ${clip(name)}, which ${clip(stack.name)} does not declare`)
    : parameterValue(name, parameter, stack, resolution);
};

function parameterValue(name: string, parameter: unknown, stack: Stack, resolution: Resolution): Resolved {
  const { nestedBy } = stack;
  const passed = own(own(nestedBy?.properties, 'Parameters'), name);
  if (nestedBy !== undefined && passed !== undefined) return resolution.resolve(passed, nestedBy.stack);
  const stored = storedValue(parameter, stack, resolution);
  if (stored !== undefined) return stored;
  const allowed = own(parameter, 'AllowedValues');
  const known = Array.isArray(allowed) && allowed.length > 0 && allowed.every(isScalar) ? allowed : undefined;
  if (known?.every((value) => value === known[0])) return scalar(known[0]);
  const reason = `Ref ${clip(name)}, a parameter of ${clip(stack.name)}`;
  const cause = { kind: 'parameter', stack: stack.name, name } as const;
  const assumed = stack.assumed.get(parameterKey(cause));
  if (assumed !== undefined && !isOtherValue(assumed)) return scalar(assumed);
  if (assumed !== undefined) return { ...hidden(reason, cause), noneOf: assumed.noneOf };
  if (known !== undefined) return hiddenAmong(reason, known.map(scalar), cause);
  const between = boundsOf(parameter);
  return between === undefined ? hidden(reason, cause) : { ...hidden(reason, cause), between };
}

/** Between `MinValue` and `MaxValue`, which only a number may have. */
function boundsOf(parameter: unknown): NumberSpan | undefined {
  if (own(parameter, 'Type') !== 'Number') return undefined;
  const [min, max] = ['MinValue', 'MaxValue'].map((key) => numberIn(own(parameter, key)));
  if (min === undefined && max === undefined) return undefined;
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

function numberIn(value: unknown): number | undefined {
  const number = isScalar(value) && value !== '' ? Number(value) : NaN;
  return Number.isFinite(number) ? number : undefined;
}

/**
 * The default of such a parameter is a name in Systems Manager. Its value is known if the app declares that one.
 */
function storedValue(parameter: unknown, stack: Stack, resolution: Resolution): Resolved | undefined {
  const [type, name] = [own(parameter, 'Type'), own(parameter, 'Default')];
  const isStored = typeof type === 'string' && type.startsWith('AWS::SSM::Parameter::Value<');
  return isStored && typeof name === 'string' ? parameterNamed(name, stack, resolution) : undefined;
}

function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
