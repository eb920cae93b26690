/**
 * Finds loops between functions and other nodes. All deliveries to a function count as the function itself, because an event can return through
 * a different delivery, such as a queue that the function polls.
 */
import { groupBy } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { isUnknown, unknown } from '../../model/known';
import { GraphIndex } from '../kit/graph-index';
import { loopsIn } from '../kit/paths/loops';
import { Step, Stop, stopKey } from '../kit/paths/step';
import { mayNotifyOfRecords } from './bucket-records';

/** A step from one node to the next. */
export interface NodeStep extends Step {
  /** The delivery whose exit the step is. */
  readonly delivery?: Delivery;
}

export type NodeLoop = readonly NodeStep[];

/** The loops that events certainly take, then those that they may take. */
export function functionLoops(app: GraphIndex): readonly NodeLoop[] {
  const steps = app.paths.all().flatMap((step) => nodeStep(app, step));
  const all = nodeLoops(steps);
  if (all.length === 0) return [];
  const certain = nodeLoops(steps.filter(({ taken }) => taken === true));
  const reported = new Set(certain.flat().map(({ from }) => stopKey(from)));
  const possible = all.filter((loop) => (
    loop.some(({ taken }) => isUnknown(taken)) && !loop.some(({ from }) => reported.has(stopKey(from)))
  ));
  return [...certain, ...possible];
}

/** Most steps lead to a node without further steps. Those are removed first, because they are in no loop. */
function nodeLoops(steps: readonly NodeStep[]): readonly NodeLoop[] {
  const starts = new Set(steps.map(({ from }) => stopKey(from)));
  const onward = steps.filter(({ to }) => starts.has(stopKey(to)));
  const next = groupBy(onward, ({ from }) => stopKey(from));
  const stops = [...new Map(onward.map(({ from }) => [stopKey(from), from])).values()];
  return loopsIn(stops, (stop) => next.get(stopKey(stop)) ?? []);
}

/** A redrive starts at the queue, not at the function that polls it. */
function nodeStep(app: GraphIndex, step: Step): readonly NodeStep[] {
  const delivery = step.from.kind === 'delivery' ? app.delivery(step.from.id) : undefined;
  const from = delivery === undefined ? step.from : nodeStop(step.by === 'queue-redrive' ? delivery.source.node : delivery.target.function);
  const next = step.to.kind === 'delivery' ? app.delivery(step.to.id) : undefined;
  const fromBucket = next !== undefined && app.nodeOf('bucket', step.from.id) !== undefined;
  if (fromBucket && !mayNotifyOfRecords(next)) return [];
  // A permission alone shows that the bucket invokes the function, but not for which objects.
  const isPermitted = fromBucket && next.pushTarget === undefined && step.taken === true;
  const taken = isPermitted ? unknown(`for which objects ${step.from.id} invokes it`) : step.taken;
  const to = step.to.kind === 'delivery' ? nodeStop(next?.target.function) : step.to;
  if (from === undefined || to === undefined) return [];
  return [{ ...step, from, to, taken, ...(delivery === undefined ? {} : { delivery }) }];
}

function nodeStop(id: Delivery['source']['node']): Stop | undefined {
  return id === undefined || isUnknown(id) ? undefined : { kind: 'node', id };
}
