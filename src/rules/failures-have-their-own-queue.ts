/** A queue where failed events wait for somebody, and where successes arrive as well. */
import { groupBy } from '../model/collections';
import { Delivery } from '../model/delivery-graph';
import { isUnknown } from '../model/known';
import { NodeId } from '../model/node';
import { coexist } from './kit/coexist';
import { defineRule } from './kit/define-rule';
import { Verdict } from './kit/finding';
import { GraphIndex, NodeOf } from './kit/graph-index';
import { location, report } from './kit/report';
import { describeNode, describeNodeOr, formatSeconds, prop } from './kit/wording';
import { failureQueues } from './queries/failure-queues';

const SUCCESS = 'DestinationConfig.OnSuccess.Destination';

export const failuresHaveTheirOwnQueue = defineRule({
  id: 'failures-have-their-own-queue',
  severity: 'warning',
  harm: 'unwatched',
  why: 'Records of handled events in a queue of failed events set off its alarm, and have to be sorted out by hand.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  check: (app) => {
    const succeeding = app.pushes.filter(({ policy }) => policy.exits.success.length > 0);
    if (succeeding.length === 0) return [];
    const failed = new Map(failureQueues(app).map((one) => [one.queue.id, one]));
    // All callers of a function share its settings.
    const byConfig = groupBy(succeeding, ({ declaredAt: at }) => JSON.stringify([at?.stack, at?.logicalId]));
    return [...byConfig.values()].map(([first]) => first).flatMap((delivery) => knownEnds(delivery).flatMap((id) => {
      const found = failed.get(id);
      return found === undefined ? [] : mixed(app, delivery, found.queue, { declaredAt: found.sender });
    }));
  },
});

function knownEnds({ policy: { exits } }: Delivery): readonly NodeId[] {
  // A hidden destination may be any queue, and mostly is no queue of failed events.
  return exits.success.flatMap(({ to }) => (isUnknown(to) ? [] : [to]));
}

function mixed(
  app: GraphIndex, delivery: Delivery, queue: NodeOf<'queue'>, sender: Parameters<typeof coexist>[0],
): readonly Verdict[] {
  const handler = app.node(delivery.target.function);
  const isWatched = queue.hasAlarm === true;
  return report(location([delivery, SUCCESS]), coexist(delivery, sender), () => ({
    fact: `Records of events that ${describeNodeOr(handler, 'the function')} handled go to ${describeNode(queue)}, `
      + 'where failed events wait and which nothing polls',
    consequence: isWatched
      ? `Each handled event sets off the alarm on failed events, and stays among them for ${formatSeconds(queue.retention)}`
      : `Each handled event stays among the failed ones for ${formatSeconds(queue.retention)}`,
    fix: `Set ${prop(SUCCESS)} to a queue of its own, or leave it out`,
    // Who is to read the records of handled events only their owner knows.
    changes: [],
    ...(isWatched ? {} : { severity: 'info' as const }),
  }));
}
