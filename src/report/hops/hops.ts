/** The hops of a graph that lead, directly or through others, to what a function reads, in the order of the links. */
import { defined } from '../../model/defined';
import { DeliveryGraph } from '../../model/delivery-graph';
import { allOf, isUnknown, Known, map } from '../../model/known';
import { Link } from '../../model/link';
import { nodeId } from '../../model/node-id';
import { GraphIndex, indexOf } from '../../rules/kit/graph-index';
import { feedingLinks } from '../../rules/queries/feeding-links';
import { NamedEnds } from '../story/ends';
import { Listeners } from '../story/told-by';
import { Hop, HopEnding } from './hop';

export function hopsOf(graph: DeliveryGraph): readonly Hop[] {
  const app = indexOf(graph);
  const links = feedingLinks(app);
  if (links.length === 0) return [];
  const ends = new NamedEnds(graph);
  const listeners = new Listeners(app, ends);
  return links.map((link) => toHop(link, app, ends, listeners));
}

function toHop(link: Link, app: GraphIndex, ends: NamedEnds, listeners: Listeners): Hop {
  const { by, from, to, declaredAt, property, enabled = true, retries, maxAge } = link;
  const exits = exitsOf(link, app, ends, listeners);
  return {
    id: property === '' ? nodeId(declaredAt) : `${nodeId(declaredAt)} ${property}`,
    by,
    source: ends.of(from),
    target: ends.of(to),
    stack: declaredAt.stack,
    ...defined({ path: declaredAt.path }),
    enabled,
    attemptsAtMost: map(retries, (known) => (known === 'undocumented' ? known : known + 1)),
    waitsAtMost: maxAge,
    exits,
    ending: endingOf(link, exits),
  };
}

function exitsOf({ deadLetter }: Link, app: GraphIndex, ends: NamedEnds, listeners: Listeners): Hop['exits'] {
  if (deadLetter === 'none') return [];
  const queue = app.nodeOf('queue', deadLetter);
  return [{
    to: ends.of(deadLetter),
    keptFor: isUnknown(deadLetter) ? deadLetter : queue?.retention ?? 'deleted',
    toldBy: listeners.of({ by: 'target-dead-letter', to: deadLetter, carries: 'event' }),
  }];
}

function endingOf(link: Link, [exit]: Hop['exits']): HopEnding {
  // A pipe goes on with an event that it could not hand over, and so does what it reads.
  if (exit === undefined) return link.by === 'pipe' ? 'source' : 'dropped';
  const isKept = mayWriteThere(link);
  if (isKept === false) return 'dropped';
  if (isUnknown(exit.to) || isUnknown(isKept)) return 'unchecked';
  if (isUnknown(exit.toldBy)) return 'outside';
  return exit.toldBy.length > 0 ? 'told' : 'untold';
}

/** The dead-letter queue and its key are named by another property than the target. */
function mayWriteThere({ access, property }: Link): Known<boolean> {
  const needed = access.filter(({ purpose, neededBy }) => (
    purpose === 'write-dead-letter' || (purpose === 'use-key' && neededBy.property !== property)
  ));
  return allOf(needed.map(({ allowed }) => allowed));
}
