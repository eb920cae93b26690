/** `Fn::GetStackOutput`: followed to the stack of the app with that name. */
import { clip } from '../../../text/clip';
import { own } from '../../json';
import { FoundOutput, Stack } from '../../stack';
import { hidden } from '../resolved';
import { nameOf } from '../text';
import { Intrinsic, Resolution } from './intrinsic';

export const getStackOutput: Intrinsic = (argument, stack, resolution) => {
  const label = `Fn::GetStackOutput ${clip(own(argument, 'StackName'))}.${clip(own(argument, 'OutputName'))}`;
  const output = stackOutput(argument, stack, resolution);
  if (output === undefined) return hidden(`${label}, which no stack of the app puts out`);
  return output === 'ambiguous'
    ? hidden(`${label}, which several stacks of the app put out`)
    : resolution.resolve(output.value, output.stack);
};

/** The output that the argument names. A hidden Region may be any, so nothing is found. */
export function stackOutput(argument: unknown, stack: Stack, resolution: Resolution): FoundOutput {
  const [stackName, outputName, region] = ['StackName', 'OutputName', 'Region'].map((key) => resolution.resolve(own(argument, key), stack));
  const [stackKey, outputKey] = [nameOf(stackName), nameOf(outputName)];
  if (stackKey === undefined || outputKey === undefined || region.is === 'hidden') return undefined;
  return stack.outputs.named(stackKey, outputKey, region.is === 'scalar' ? String(region.value) : undefined, stack);
}
