/**
 * Finds the loops among steps. It divides the stops into strongly connected components (Tarjan's algorithm) and returns, for each component,
 * the shortest loop through its first stop. It is linear in the number of steps and does not recurse.
 */
import { Step, Stop, stopKey } from './step';

/** Consecutive steps. The last one ends at the start of the first. */
export type Loop = readonly Step[];

type Next = (key: string) => readonly Step[];

export function loopsIn(stops: readonly Stop[], next: (stop: Stop) => readonly Step[]): readonly Loop[] {
  const byKey = new Map(stops.map((stop) => [stopKey(stop), stop]));
  const from: Next = (key) => {
    const stop = byKey.get(key);
    return stop === undefined ? [] : next(stop);
  };
  return stronglyConnectedComponents([...byKey.keys()], from).flatMap((component) => {
    const loop = shortestLoop(component, from);
    return loop === undefined ? [] : [loop];
  });
}

interface Visit { readonly key: string; readonly steps: readonly Step[]; at: number }

function stronglyConnectedComponents(keys: readonly string[], from: Next): readonly (readonly string[])[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: string[][] = [];
  const lower = (key: string, other: number): void => {
    low.set(key, Math.min(low.get(key)!, other));
  };
  const enter = (key: string): Visit => {
    index.set(key, index.size);
    low.set(key, index.get(key)!);
    open.push(key);
    isOpen.add(key);
    return { key, steps: from(key), at: 0 };
  };
  for (const root of keys) {
    const visits: Visit[] = index.has(root) ? [] : [enter(root)];
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      if (visit.at < visit.steps.length) {
        const to = stopKey(visit.steps[visit.at].to);
        visit.at += 1;
        if (!index.has(to)) visits.push(enter(to));
        else if (isOpen.has(to)) lower(visit.key, index.get(to)!);
        continue;
      }
      visits.pop();
      const parent = visits.at(-1);
      if (parent !== undefined) lower(parent.key, low.get(visit.key)!);
      if (low.get(visit.key) === index.get(visit.key)) {
        const component = open.splice(open.lastIndexOf(visit.key));
        component.forEach((key) => isOpen.delete(key));
        found.push(component);
      }
    }
  }
  return found;
}

/** Searches breadth-first inside the component; undefined for a single stop without a step to itself. */
function shortestLoop(component: readonly string[], from: Next): Loop | undefined {
  const inside = new Set(component);
  const start = [...component].sort()[0];
  const cameBy = new Map<string, Step>();
  const queue = [start];
  for (const key of queue) {
    for (const step of from(key)) {
      const to = stopKey(step.to);
      if (!inside.has(to) || cameBy.has(to)) continue;
      cameBy.set(to, step);
      if (to === start) return loopTo(start, cameBy);
      queue.push(to);
    }
  }
  return undefined;
}

function loopTo(start: string, cameBy: ReadonlyMap<string, Step>): Loop {
  const steps: Step[] = [];
  for (let step = cameBy.get(start)!; ; step = cameBy.get(stopKey(step.from))!) {
    steps.push(step);
    if (stopKey(step.from) === start) return steps.reverse();
  }
}
