/** Lambda handles all shards in parallel. If the reserved concurrency is lower, shards wait for each other. */
import { Delivery } from '../model/delivery-graph';
import { and, isUnknown, map, mapAll } from '../model/known';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { mayRead } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { describeNode, formatValue, prop } from './kit/wording';
import { ConcurrencyShare, exceeds, sumOf, totalConcurrency } from './queries/total-concurrency';

export const parallelismFitsReservation = defineRule({
  id: 'parallelism-fits-reservation',
  severity: 'warning',
  harm: 'doubled-or-blocked',
  why: 'Shards beyond the reserved concurrency wait for each other, and the records of a shard that waits too long expire.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html',
  hidden: { source: (mapping, app) => mayRead(mapping, 'kinesis') && isReserved(app, mapping), target: ({ policy }) => policy.order === 'shard' },
  check: (app) => app.functions.flatMap((handler) => {
    const { reservedConcurrency } = handler;
    if (reservedConcurrency === 'unreserved') return [];
    const concurrency = totalConcurrency(app.to(handler.id).flatMap((delivery) => batchesOf(app, delivery)));
    const total = sumOf(concurrency.lowerBound);
    return concurrency.upperBound.length === 0 ? [] : report(
      location([handler, 'ReservedConcurrentExecutions']),
      and(map(reservedConcurrency, (reserved) => reserved > 0), exceeds(concurrency, reservedConcurrency)),
      () => ({
        fact: `${describeNode(handler)} has a reserved concurrency of ${formatValue(reservedConcurrency)}, and the shards that it reads produce up to `
          + `${formatValue(total)} batches at once (${prop('ParallelizationFactor')} × shards)`,
        consequence: 'Lambda throttles batches beyond the reservation, and their shards wait',
        // The condition covers an unknown total. Even then the lower bound may exceed the reservation.
        fix: `Set ${prop('ReservedConcurrentExecutions')} to ${isUnknown(total) ? 'their sum' : total} or more, or lower ${prop('ParallelizationFactor')}`,
        changes: setValue(handler, 'ReservedConcurrentExecutions', total),
      }),
    );
  }),
});

function isReserved(app: GraphIndex, { target }: Delivery): boolean {
  return app.nodeOf('function', target.function)?.reservedConcurrency !== 'unreserved';
}

/** The parallel batches of a stream with a fixed number of shards. An on-demand stream has no fixed number. */
function batchesOf(app: GraphIndex, delivery: Delivery): readonly ConcurrencyShare[] {
  const { policy, source } = delivery;
  const stream = app.nodeOf('stream', app.nodeOf('stream-consumer', source.node)?.stream ?? source.node);
  if (policy.mode !== 'poll' || stream === undefined || stream.shards === 'on-demand') return [];
  const { perLane } = policy.concurrency;
  const amount = mapAll<[number, number], number>([perLane, stream.shards], (perShard, shards) => perShard * shards);
  return [{ delivery, amount }];
}
