/** `Fn::ImportValue`: followed to the stack of the app that exports the name. */
import { Intrinsic } from '../resolve';
import { hidden } from '../resolved';
import { clipped } from '../text';

export const importValue: Intrinsic = (argument, stack, resolution) => {
  const name = resolution.resolve(argument, stack);
  if (name.is === 'hidden') return hidden(`Fn::ImportValue of ${name.reason}`);
  const output = stack.outputs.exported(name, stack);
  if (output === undefined) return hidden(`Fn::ImportValue ${clipped(argument)}, which no stack of the app exports`);
  return output === 'ambiguous'
    ? hidden(`Fn::ImportValue ${clipped(argument)}, which several stacks of the app export`)
    : resolution.resolve(output.value, output.stack);
};
