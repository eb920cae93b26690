/** `Fn::GetStackOutput`: followed to the stack of the app with that name. */
import { own } from '../../json';
import { Intrinsic } from '../resolve';
import { hidden } from '../resolved';
import { clipped } from '../text';

export const getStackOutput: Intrinsic = (argument, stack, resolution) => {
  const stackName = resolution.resolve(own(argument, 'StackName'), stack);
  const outputName = resolution.resolve(own(argument, 'OutputName'), stack);
  const region = resolution.resolve(own(argument, 'Region'), stack);
  const label = `Fn::GetStackOutput ${clipped(own(argument, 'StackName'))}.${clipped(own(argument, 'OutputName'))}`;
  const output = stack.outputs.named(stackName, outputName, region, stack);
  if (output === undefined) return hidden(`${label}, which no stack of the app puts out`);
  return output === 'ambiguous'
    ? hidden(`${label}, which several stacks of the app put out`)
    : resolution.resolve(output.value, output.stack);
};
