/** Whether a failed event of a delivery can end nowhere. */
import { Delivery } from '../../model/delivery-graph';
import { isUnknown, mapAll } from '../../model/known';
import { NodeId } from '../../model/node';
import { isOnlyRedriveCycle } from '../redrive-cycles';
import { Loss, Story, StoryExit, StoryFinding } from './story';

type Told = Pick<Story, 'exits' | 'attemptsAtMost' | 'waitsAtMost' | 'endsAtLeastAfter'>;

/** What the checks report about lost events of the delivery. */
interface Checks {
  readonly losing?: StoryFinding;
  /** Why a check of it could not be made. */
  readonly undecided?: string;
}

const NONE: Loss = { verdict: 'none' };

export function lossOf(
  delivery: Delivery, story: Told, cycles: ReadonlySet<NodeId>, checks: Checks,
): Loss {
  const { policy, pushTarget } = delivery;
  // The caller learns of the failure, and keeps the event.
  if (policy.mode === 'sync' || pushTarget?.awaitsResult === true) return NONE;
  const failed = story.exits.filter(({ of }) => of === 'failed');
  if (failed.length === 0) return { verdict: 'certain', why: 'no-exit' };
  if (expiresFirst(delivery, story)) return { verdict: 'certain', why: 'expires-first' };
  if (isOnlyRedriveCycle(policy.exits.failure, cycles)) return { verdict: 'certain', why: 'redrive-cycle' };
  const [hidden] = failed.map(({ to }) => to);
  if (isUnknown(hidden) && failed.every(({ to }) => isUnknown(to))) {
    return { verdict: 'unknown', why: 'hidden-exit', detail: hidden.unknown };
  }
  if (failed.every(hasNoListener)) return { verdict: 'possible', why: 'nobody-takes-it' };
  if (checks.losing !== undefined) return { verdict: 'possible', why: 'finding', detail: checks.losing.rule };
  if (checks.undecided !== undefined) return { verdict: 'unknown', why: 'unchecked', detail: checks.undecided };
  return NONE;
}

/**
 * Whether the source lets an event go before its last run: a stream whose retries do not end, or a queue that hides the
 * message for so long that its retention ends before its last receive.
 */
function expiresFirst({ policy: { mode, attempts, retention } }: Delivery, story: Told): boolean {
  if (mode !== 'poll') return false;
  if (attempts.countedBy === 'receives') {
    return mapAll([story.endsAtLeastAfter, retention], (least, kept) => least >= kept) === true;
  }
  if (story.attemptsAtMost !== 'unlimited') return false;
  return mapAll([story.waitsAtMost, retention], (waits, kept) => waits === kept) === true;
}

/** A topic or a bus keeps nothing, so that what nobody listens to is gone. */
function hasNoListener({ keptFor, toldBy }: StoryExit): boolean {
  return keptFor === 'passed-on' && !isUnknown(toldBy) && toldBy.length === 0;
}
