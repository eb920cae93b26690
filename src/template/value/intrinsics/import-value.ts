/** `Fn::ImportValue`: the value that another stack of the app exports. */
import { Cause, causeKey } from '../../../model/known';
import { clip } from '../../../text/clip';
import { hidden, Resolved } from '../resolved';
import { resolvedName, partsOf, render } from '../text';
import { Intrinsic } from './intrinsic';

export const importValue: Intrinsic = (argument, stack, resolution) => {
  const name = resolution.resolve(argument, stack);
  if (name.is === 'hidden') return hidden(`Fn::ImportValue of ${name.reason}`);
  const output = stack.outputs.exported(resolvedName(name), stack);
  if (output === undefined) return hidden(`Fn::ImportValue ${clip(argument)}, which no stack of the app exports`, causeOf(name));
  return output === 'ambiguous'
    ? hidden(`Fn::ImportValue ${clip(argument)}, which several stacks of the app export`)
    : resolution.resolve(output.value, output.stack);
};

/** Undefined where a part of the name is hidden, since two such names may differ. */
function causeOf(name: Resolved): Cause | undefined {
  const pieces = partsOf(name).map((part) => {
    if (typeof part === 'string' || part.is !== 'hidden') return render([part]);
    return part.cause && nameOfCause(part.cause);
  });
  return pieces.includes(undefined) ? undefined : { kind: 'import', name: pieces.join('') };
}

/** For people, and equal for the same cause alone. */
function nameOfCause(cause: Cause): string {
  return cause.kind === 'parameter' ? `\${${cause.stack}.${cause.name}}` : causeKey(cause);
}
