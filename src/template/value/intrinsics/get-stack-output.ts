/** `Fn::GetStackOutput`: the output of the stack of the app with that name. */
import { clip } from '../../../text/clip';
import { own } from '../../json';
import { FoundOutput, Stack } from '../../stack';
import { hidden } from '../resolved';
import { resolvedName } from '../text';
import { Intrinsic, Resolution } from './intrinsic';

export const getStackOutput: Intrinsic = (argument, stack, resolution) => {
  const label = `Fn::GetStackOutput ${clip(own(argument, 'StackName'))}.${clip(own(argument, 'OutputName'))}`;
  const output = stackOutput(argument, stack, resolution);
  if (output === undefined) return hidden(`${label}, which is not an output of any stack of the app`);
  return output === 'ambiguous'
    ? hidden(`${label}, which is an output of several stacks of the app`)
    : resolution.resolve(output.value, output.stack);
};

/** The output that the argument names. None if the Region is hidden, because any Region is possible. */
export function stackOutput(argument: unknown, stack: Stack, resolution: Resolution): FoundOutput {
  const [stackName, outputName, region] = ['StackName', 'OutputName', 'Region']
    .map((key) => resolution.resolve(own(argument, key), stack));
  const [stackKey, outputKey] = [resolvedName(stackName), resolvedName(outputName)];
  if (stackKey === undefined || outputKey === undefined || region.is === 'hidden') return undefined;
  const regionName = region.is === 'scalar' ? String(region.value) : undefined;
  return stack.outputs.named(stackKey, outputKey, regionName, stack);
}
