/** A user pool calls a trigger again that runs longer than it waits. */
import { groupBy } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { isUnknown, mapAll } from '../../model/known';
import { TRIGGER_RETRIES, TRIGGER_WAIT, USER_POOLS } from '../../sources/user-pool/facts';
import { Verdict } from '../kit/finding';
import { GraphIndex } from '../kit/graph-index';
import { report } from '../kit/report';
import { formatSeconds, propTo } from '../kit/wording';
import { callLocation } from '../queries/call-location';
import { describeCallers } from '../queries/callers';

export function isOfUserPool({ source: { service } }: Delivery): boolean {
  return service === USER_POOLS;
}

/** Once for all triggers of a pool that are one function. */
export function reportUserPools(app: GraphIndex): readonly Verdict[] {
  return [...groupBy(app.deliveries.filter(isOfUserPool), poolAndFunction).values()].flatMap(([delivery]) => {
    const timeout = app.askHandler(delivery, (handler) => handler.timeout);
    return report(
      callLocation(app, delivery, 'Timeout'),
      mapAll([TRIGGER_WAIT, timeout], (waits, runs) => runs > waits),
      () => ({
        fact: `${describeCallers(app, [delivery])} waits ${formatSeconds(TRIGGER_WAIT)} for its trigger, and the function may run for ${formatSeconds(timeout)}`,
        consequence: `Cognito invokes the function again while it still runs, ${TRIGGER_RETRIES + 1} times at most, and then the user receives an error`,
        fix: `Set ${propTo('Timeout', TRIGGER_WAIT)} or less at the function, and leave what takes longer to another function`,
        // Whether its work fits only a person knows.
        changes: [],
      }),
    );
  });
}

/** Each hidden function is reported by itself. */
function poolAndFunction({ id, source, target }: Delivery): string {
  return JSON.stringify(isUnknown(target.function) ? [id] : [source.node, target.function]);
}
