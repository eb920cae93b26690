/** Firehose calls a transformation again that runs longer than it waits. */
import { groupBy } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { and, isUnknown, map } from '../../model/known';
import { FIREHOSE, TRANSFORMATION_WAIT } from '../../sources/firehose/facts';
import { Verdict } from '../kit/finding';
import { GraphIndex } from '../kit/graph-index';
import { report } from '../kit/report';
import { formatSeconds, propTo } from '../kit/wording';
import { callLocation } from '../queries/call-location';
import { describeCallers } from '../queries/callers';

export function isOfFirehose({ source: { service } }: Delivery): boolean {
  return service === FIREHOSE;
}

/** Once for all destinations of a stream that one function transforms for. */
export function reportTransformations(app: GraphIndex): readonly Verdict[] {
  return [...groupBy(app.deliveries.filter(isOfFirehose), streamAndFunction).values()].flatMap(([delivery]) => {
    const timeout = app.askHandler(delivery, (handler) => handler.timeout);
    return report(
      callLocation(app, delivery, 'Timeout'),
      and(delivery.policy.enabled, map(timeout, (runs) => runs > TRANSFORMATION_WAIT)),
      () => ({
        fact: `${describeCallers(app, [delivery])} waits ${formatSeconds(TRANSFORMATION_WAIT)} for its transformation, and the function may run for ${formatSeconds(timeout)}`,
        consequence: 'Firehose takes a longer run for failed, invokes the function again while it still runs, and in the end writes the records to processing-failed',
        fix: `Set ${propTo('Timeout', TRANSFORMATION_WAIT)} or less at the function, and leave what takes longer to another function`,
        // Whether its work fits only a person knows.
        changes: [],
      }),
    );
  });
}

/** Each hidden function, and each destination that may be switched off, is reported by itself. */
function streamAndFunction({ id, source, target, policy }: Delivery): string {
  return JSON.stringify(isUnknown(target.function) || policy.enabled !== true ? [id] : [source.node, target.function]);
}
