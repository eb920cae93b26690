/** `Fn::ImportValue`: the value that another stack of the app exports. */
import { clip } from '../../../text/clip';
import { hidden } from '../resolved';
import { resolvedName } from '../text';
import { Intrinsic } from './intrinsic';

export const importValue: Intrinsic = (argument, stack, resolution) => {
  const name = resolution.resolve(argument, stack);
  if (name.is === 'hidden') return hidden(`Fn::ImportValue of ${name.reason}`);
  const output = stack.outputs.exported(resolvedName(name), stack);
  if (output === undefined) return hidden(`Fn::ImportValue ${clip(argument)}, which no stack of the app exports`);
  return output === 'ambiguous'
    ? hidden(`Fn::ImportValue ${clip(argument)}, which several stacks of the app export`)
    : resolution.resolve(output.value, output.stack);
};
