/**
 * Loops, each told once with its whole path: the steps are divided into companies of stops that all lead to each other (Tarjan's strongly
 * connected components), and of each company the shortest way round from its first stop is told. Linear in the steps, and no recursion.
 */
import { Step, Stop, stopKey } from './step';

/** Steps of which each starts where the one before ended, the last ending where the first started. */
export type Loop = readonly Step[];

type Next = (key: string) => readonly Step[];

export function loopsIn(stops: readonly Stop[], next: (stop: Stop) => readonly Step[]): readonly Loop[] {
  const byKey = new Map(stops.map((stop) => [stopKey(stop), stop]));
  const from: Next = (key) => {
    const stop = byKey.get(key);
    return stop === undefined ? [] : next(stop);
  };
  return companies([...byKey.keys()], from).flatMap((company) => {
    const loop = shortestRound(company, from);
    return loop === undefined ? [] : [loop];
  });
}

interface Visit { readonly key: string; readonly steps: readonly Step[]; at: number }

function companies(keys: readonly string[], from: Next): readonly (readonly string[])[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: string[][] = [];
  const lower = (key: string, other: number): void => void low.set(key, Math.min(low.get(key)!, other));
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
        const company = open.splice(open.lastIndexOf(visit.key));
        company.forEach((key) => isOpen.delete(key));
        found.push(company);
      }
    }
  }
  return found;
}

/** Breadth first, inside the company, back to where it began; undefined for a stop that does not lead to itself. */
function shortestRound(company: readonly string[], from: Next): Loop | undefined {
  const inside = new Set(company);
  const start = [...company].sort()[0];
  const cameBy = new Map<string, Step>();
  const queue = [start];
  for (const key of queue) {
    for (const step of from(key)) {
      const to = stopKey(step.to);
      if (!inside.has(to) || cameBy.has(to)) continue;
      cameBy.set(to, step);
      if (to === start) return unwound(start, cameBy);
      queue.push(to);
    }
  }
  return undefined;
}

function unwound(start: string, cameBy: ReadonlyMap<string, Step>): Loop {
  const steps: Step[] = [];
  for (let step = cameBy.get(start)!; ; step = cameBy.get(stopKey(step.from))!) {
    steps.push(step);
    if (stopKey(step.from) === start) return steps.reverse();
  }
}
