/** What becomes of the failed events of a delivery, in one word. */
import { isUnknown } from '../../model/known';
import { CALLER_GETS } from './caller';
import { Loss, Story } from './story';

/** All endings, in the order in which a sentence names them. */
export const ENDINGS = ['told', 'untold', 'outside', 'waiting', 'possible', 'lost', 'unchecked'] as const;

/**
 * `told`: kept, and somebody learns of it; `untold`: kept, and nobody does; `outside`: kept where the app does not show
 * who learns of it; `waiting`: the caller waits and keeps the event.
 */
export type Ending = typeof ENDINGS[number];

const OF_LOSS: Readonly<Record<Exclude<Loss['verdict'], 'none'>, Ending>> = {
  certain: 'lost', possible: 'possible', unknown: 'unchecked',
};

export function endingOf({ handover, lost, exits }: Pick<Story, 'handover' | 'lost' | 'exits'>): Ending {
  if (handover in CALLER_GETS) return 'waiting';
  if (lost.verdict !== 'none') return OF_LOSS[lost.verdict];
  const failed = exits.filter((exit) => exit.of === 'failed');
  if (failed.some(({ toldBy }) => !isUnknown(toldBy) && toldBy.length > 0)) return 'told';
  return failed.some(({ toldBy }) => isUnknown(toldBy)) ? 'outside' : 'untold';
}
