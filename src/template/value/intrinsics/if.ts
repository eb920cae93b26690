/**
 * `Fn::If`: most conditions are known only at deployment, so the value is known only if both branches are equal. Objects
 * and lists are compared member by member, and equal members are known even if others differ.
 */
import { isUnknown } from '../../../model/known';
import { clip } from '../../../text/clip';
import { conditionHolds } from '../../conditions/evaluate';
import { own } from '../../json';
import { Hidden, hidden, hiddenAmong, Resolved } from '../resolved';
import { samePlaces, sameValue } from '../same';
import { Intrinsic } from './intrinsic';

export const ifBranches: Intrinsic = (argument, stack, resolution) => {
  const [condition, whenTrue, whenFalse] = Array.isArray(argument) ? argument : [];
  const holds = conditionHolds(condition, stack, resolution);
  if (!isUnknown(holds)) return resolution.resolve(holds ? whenTrue : whenFalse, stack);
  return joined(condition, resolution.resolve(whenTrue, stack), resolution.resolve(whenFalse, stack));
};

function joined(condition: unknown, yes: Resolved, no: Resolved): Resolved {
  const either = [yes, no].map(alternativesOf);
  const open = [yes, no].find((branch, i): branch is Hidden => branch.is === 'hidden' && either[i] === undefined);
  if (open !== undefined) return hidden(open.reason);
  if (sameValue(yes, no)) return yes;
  if (yes.is === 'fields' && no.is === 'fields' && yes.stack === no.stack) {
    const keys = new Set([...Object.keys(yes.raw), ...Object.keys(no.raw)]);
    const raw = Object.fromEntries([...keys].map((key) => (
      [key, { 'Fn::If': [condition, own(yes.raw, key), own(no.raw, key)] }]
    )));
    return { is: 'fields', raw, stack: yes.stack };
  }
  if (yes.is === 'list' && no.is === 'list' && samePlaces(yes, no)) {
    return { ...yes, items: yes.items.map((item, i) => joined(condition, item, no.items[i])) };
  }
  const among = hiddenAmong(`Fn::If ${clip(condition)}, whose branches differ`, either.flatMap((branches = []) => branches));
  return typeof condition === 'string' && no.is === 'absent' ? { ...among, only: { condition, value: yes } } : among;
}

/** A number between two bounds is an alternative, too. */
function alternativesOf(branch: Resolved): readonly Resolved[] | undefined {
  if (branch.is !== 'hidden') return [branch];
  return branch.either ?? (branch.between === undefined ? undefined : [branch]);
}
