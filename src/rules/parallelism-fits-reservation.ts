/** Every shard is handled in parallel; a function that may not run so often makes its shards wait for each other. */
import { Delivery } from '../model/delivery-graph';
import { and, isUnknown, map, mapAll } from '../model/known';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { report, location } from './kit/report';
import { describeNode, formatValue } from './kit/wording';
import { mayReadStream } from './queries/hidden-sources';
import { formatRange, totalConcurrency, exceeds, ConcurrencyShare } from './queries/total-concurrency';

export const parallelismFitsReservation = defineRule({
  id: 'parallelism-fits-reservation',
  severity: 'warning',
  why: 'Shards that the function has no room for wait for each other, and a shard that waits too long loses records.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html',
  hidden: { source: mayReadStream, target: ({ policy }) => policy.order === 'shard' },
  check: (app) => app.functions.flatMap((handler) => {
    const batches = totalConcurrency(app.to(handler.id).flatMap((delivery) => batchesOf(app, delivery)));
    const total = formatRange(batches.sure);
    const { reservedConcurrency } = handler;
    return batches.most.length === 0 ? [] : report(
      location([handler, 'ReservedConcurrentExecutions']),
      reservedConcurrency !== 'unreserved' && and(map(reservedConcurrency, (reserved) => reserved > 0), exceeds(batches, reservedConcurrency)),
      () => ({
        fact: `${describeNode(handler)} may run ${formatValue(reservedConcurrency)} times at once, and the shards that it reads make up to ${formatValue(total)} batches at once (ParallelizationFactor × shards)`,
        consequence: 'Batches beyond the reservation are throttled, and their shards stand still',
        // The judgement above has told a hidden total; what is sure may exceed the reservation even so.
        fix: `Set ReservedConcurrentExecutions to ${isUnknown(total) ? 'their sum' : total} or more, or lower ParallelizationFactor`,
        changes: setValue(handler, 'ReservedConcurrentExecutions', total),
      }),
    );
  }),
});

/** Of a stream whose number of shards is given; one that grows on demand bounds nothing. */
function batchesOf(app: GraphIndex, delivery: Delivery): readonly ConcurrencyShare[] {
  const { policy, source } = delivery;
  const stream = app.nodeOf('stream', app.nodeOf('stream-consumer', source.node)?.stream ?? source.node);
  if (policy.mode !== 'poll' || stream === undefined || stream.shards === 'on-demand') return [];
  const batches = mapAll<[number, number], number>([policy.concurrency.perLane, stream.shards], (perShard, shards) => perShard * shards);
  return [{ delivery, amount: batches }];
}
