/** Services that wait for a time that no setting changes, and call a function again that runs longer. */
import { groupBy } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { and, isUnknown, map } from '../../model/known';
import { FIREHOSE, TRANSFORMATION_WAIT } from '../../sources/firehose/facts';
import { TRIGGER_RETRIES, TRIGGER_WAIT, USER_POOLS } from '../../sources/user-pool/facts';
import { Verdict } from '../kit/finding';
import { GraphIndex } from '../kit/graph-index';
import { report } from '../kit/report';
import { formatSeconds, propTo } from '../kit/wording';
import { callLocation } from '../queries/call-location';
import { describeCallers } from '../queries/callers';

interface FixedWait {
  /** Seconds. */
  readonly wait: number;
  /** What the function is to the service. */
  readonly noun: string;
  readonly consequence: string;
}

const FIXED_WAITS: ReadonlyMap<Delivery['source']['service'], FixedWait> = new Map([
  [USER_POOLS, {
    wait: TRIGGER_WAIT,
    noun: 'trigger',
    consequence: `Cognito invokes the function again while it still runs, ${TRIGGER_RETRIES + 1} times at most, and then the user receives an error`,
  }],
  [FIREHOSE, {
    wait: TRANSFORMATION_WAIT,
    noun: 'transformation',
    consequence: 'Firehose takes a longer run for failed, invokes the function again while it still runs, and in the end writes the records to processing-failed',
  }],
]);

export function hasFixedWait({ source: { service } }: Delivery): boolean {
  return FIXED_WAITS.has(service);
}

/** Once for all calls of one source that are one function. */
export function reportFixedWaits(app: GraphIndex): readonly Verdict[] {
  return [...FIXED_WAITS].flatMap(([service, { wait, noun, consequence }]) => {
    const deliveries = app.deliveries.filter(({ source }) => source.service === service);
    return [...groupBy(deliveries, sourceAndFunction).values()].flatMap(([delivery]) => {
      const timeout = app.askHandler(delivery, (handler) => handler.timeout);
      return report(
        callLocation(app, delivery, 'Timeout'),
        and(delivery.policy.enabled, map(timeout, (runs) => runs > wait)),
        () => ({
          fact: `${describeCallers(app, [delivery])} waits ${formatSeconds(wait)} for its ${noun}, and the function may run for ${formatSeconds(timeout)}`,
          consequence,
          fix: `Set ${propTo('Timeout', wait)} or less at the function, and leave what takes longer to another function`,
          // Whether its work fits only a person knows.
          changes: [],
        }),
      );
    });
  });
}

/** Each hidden function, and each call that may be switched off, is reported by itself. */
function sourceAndFunction({ id, source, target, policy }: Delivery): string {
  return JSON.stringify(isUnknown(target.function) || policy.enabled !== true ? [id] : [source.node, target.function]);
}
