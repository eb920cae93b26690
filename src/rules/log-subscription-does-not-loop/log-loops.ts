/** Finds the loops through log groups: a function writes to a group, and what subscribes to the group invokes the function. */
import { groupBy } from '../../model/collections';
import { Logger, NodeId } from '../../model/node';
import { GraphIndex } from '../kit/graph-index';
import { Loop, loopsIn } from '../kit/paths/loops';
import { Step, Stop, stopKey } from '../kit/paths/step';

export function logLoops(app: GraphIndex): readonly Loop[] {
  const groups = app.all('log-group').filter(({ loggers }) => loggers.length > 0);
  if (groups.length === 0) return [];
  const written = groupBy(
    groups.flatMap(({ id, loggers }) => loggers.map((logger) => write(logger, id))),
    ({ from }) => from.id,
  );
  const next = (stop: Stop): readonly Step[] => {
    const delivery = stop.kind === 'delivery' ? app.delivery(stop.id) : undefined;
    if (delivery === undefined) return [...app.paths.from(stop), ...written.get(stop.id) ?? []];
    const handler = app.node(delivery.target.function);
    return handler === undefined ? [] : [{ from: stop, to: nodeStop(handler.id), by: 'handled', taken: true }];
  };
  return loopsIn(reachedFrom(groups.map(({ id }) => nodeStop(id)), next), next);
}

function write({ function: handler, writes }: Logger, group: NodeId): Step {
  return { from: nodeStop(handler), to: nodeStop(group), by: 'handled', taken: writes };
}

function nodeStop(id: NodeId): Stop {
  return { kind: 'node', id };
}

function reachedFrom(starts: readonly Stop[], next: (stop: Stop) => readonly Step[]): readonly Stop[] {
  const reached = new Map(starts.map((stop) => [stopKey(stop), stop]));
  for (const stop of reached.values()) {
    for (const { to } of next(stop)) if (!reached.has(stopKey(to))) reached.set(stopKey(to), to);
  }
  return [...reached.values()];
}
