/**
 * Loops between functions and other nodes. An event that comes back to a function by another way of its own, such as a queue that it polls, is
 * back all the same; so every delivery to a function is taken for the function itself.
 */
import { groupBy } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { isUnknown, unknown } from '../../model/known';
import { GraphIndex } from '../kit/graph-index';
import { loopsIn } from '../queries/paths/loops';
import { Step, Stop, stopKey } from '../queries/paths/step';
import { mayNotifyOfRecords } from './bucket-records';

/** A step from one node to the next, with the delivery of which it is an exit. */
export interface NodeStep extends Step {
  readonly delivery?: Delivery;
}

export type NodeLoop = readonly NodeStep[];

/** Those that events take for certain, then those that they may take. */
export function functionLoops(app: GraphIndex): readonly NodeLoop[] {
  const steps = app.paths.all().flatMap((step) => nodeStep(app, step));
  const all = roundsIn(steps);
  if (all.length === 0) return [];
  const sure = roundsIn(steps.filter(({ taken }) => taken === true));
  const told = new Set(sure.flat().map(({ from }) => stopKey(from)));
  const possible = all.filter((loop) => loop.some(({ taken }) => isUnknown(taken)) && !loop.some(({ from }) => told.has(stopKey(from))));
  return [...sure, ...possible];
}

/** Steps to where nothing goes on, which are most, are on no round. */
function roundsIn(steps: readonly NodeStep[]): readonly NodeLoop[] {
  const goesOn = new Set(steps.map(({ from }) => stopKey(from)));
  const onward = steps.filter(({ to }) => goesOn.has(stopKey(to)));
  const next = groupBy(onward, ({ from }) => stopKey(from));
  const starts = [...new Map(onward.map(({ from }) => [stopKey(from), from])).values()];
  return loopsIn(starts, (stop) => next.get(stopKey(stop)) ?? []);
}

/** What a queue gives up leaves the queue, not the function. */
function nodeStep(app: GraphIndex, step: Step): readonly NodeStep[] {
  const delivery = step.from.kind === 'delivery' ? app.delivery(step.from.id) : undefined;
  const from = delivery === undefined ? step.from : nodeStop(step.by === 'queue-redrive' ? delivery.source.node : delivery.target.function);
  const next = step.to.kind === 'delivery' ? app.delivery(step.to.id) : undefined;
  const fromBucket = next !== undefined && app.nodeOf('bucket', step.from.id) !== undefined;
  if (fromBucket && !mayNotifyOfRecords(next)) return [];
  // A permission alone says that the bucket tells the function of something.
  const isPermitted = fromBucket && next.pushTarget === undefined && step.taken === true;
  const taken = isPermitted ? unknown(`which objects ${step.from.id} tells of`) : step.taken;
  const to = step.to.kind === 'delivery' ? nodeStop(next?.target.function) : step.to;
  if (from === undefined || to === undefined) return [];
  return [{ ...step, from, to, taken, ...(delivery === undefined ? {} : { delivery }) }];
}

function nodeStop(id: Delivery['source']['node']): Stop | undefined {
  return id === undefined || isUnknown(id) ? undefined : { kind: 'node', id };
}
