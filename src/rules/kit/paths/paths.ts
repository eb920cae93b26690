/** The paths of events through the graph, from exit to exit: where they end, and which of them are loops. */
import { DeliveryGraph } from '../../../model/delivery-graph';
import { isUnknown } from '../../../model/known';
import { lazy } from '../../../model/lazy';
import { NodeId } from '../../../model/node';
import { Loop, loopsIn } from './loops';
import { Step, Stop, stopKey } from './step';
import { Steps } from './steps';

export interface FailureEnd {
  readonly node: NodeId;
  /** One path from a failing delivery to the node. */
  readonly path: () => readonly Step[];
}

const FAILURES: ReadonlySet<Step['by']> = new Set(['on-failure', 'function-dead-letter', 'queue-redrive', 'target-dead-letter']);

export class Paths {
  private readonly steps: Steps;
  private readonly deliveries: readonly Stop[];
  private readonly ends: () => readonly FailureEnd[];

  public constructor(graph: DeliveryGraph) {
    this.steps = new Steps(graph);
    this.deliveries = graph.deliveries.map(({ id }) => ({ kind: 'delivery', id }));
    this.ends = lazy(() => this.findEnds());
  }

  /** The steps that start at a stop. */
  public from(stop: Stop): readonly Step[] {
    return this.steps.from(stop);
  }

  /** Every step of the graph. */
  public all(): readonly Step[] {
    return this.steps.all();
  }

  /** Loops that events certainly take. */
  public loops(): readonly Loop[] {
    return loopsIn(this.starts(), (stop) => this.from(stop).filter(({ taken }) => taken === true));
  }

  /** Loops that events may take: a value in the loop is unknown. */
  public possibleLoops(): readonly Loop[] {
    return loopsIn(this.starts(), (stop) => this.from(stop))
      .filter((loop) => loop.some(({ taken }) => isUnknown(taken)));
  }

  /** The nodes where failed events stay, because nothing in the app reads them. Each node once, in the order of the deliveries. */
  public failureEnds(): readonly FailureEnd[] {
    return this.ends();
  }

  private findEnds(): readonly FailureEnd[] {
    const cameBy = new Map<string, Step>();
    const queue: Stop[] = [];
    const reach = (step: Step): void => {
      const key = stopKey(step.to);
      if (step.to.kind === 'delivery' || cameBy.has(key)) return;
      cameBy.set(key, step);
      queue.push(step.to);
    };
    for (const delivery of this.deliveries) {
      for (const step of this.from(delivery)) if (FAILURES.has(step.by)) reach(step);
    }
    const ends: FailureEnd[] = [];
    for (const stop of queue) {
      const next = this.from(stop);
      next.forEach(reach);
      if (next.length === 0) ends.push({ node: stop.id, path: () => pathTo(stop, cameBy) });
    }
    return ends;
  }

  private starts(): readonly Stop[] {
    return [...new Map(this.steps.all().map(({ from }) => [stopKey(from), from])).values()];
  }
}

function pathTo(stop: Stop, cameBy: ReadonlyMap<string, Step>): readonly Step[] {
  const path: Step[] = [];
  for (let step = cameBy.get(stopKey(stop)); step !== undefined; step = cameBy.get(stopKey(step.from))) path.push(step);
  return path.reverse();
}
