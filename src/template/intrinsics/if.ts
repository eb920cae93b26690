/** `Fn::If`: a condition decides at deployment, so only branches that agree say anything before it. */
import { Intrinsic } from '../resolve';
import { hidden } from '../resolved';
import { sameValue } from '../same';
import { clipped } from '../text';

export const ifBranches: Intrinsic = (argument, stack, resolution) => {
  const [condition, whenTrue, whenFalse] = Array.isArray(argument) ? argument : [];
  const yes = resolution.resolve(whenTrue, stack);
  const no = resolution.resolve(whenFalse, stack);
  if (yes.is === 'hidden') return yes;
  if (no.is === 'hidden') return no;
  return sameValue(yes, no) ? yes : hidden(`Fn::If ${clipped(condition)}, whose branches differ`);
};
