/** EventBridge sends an event that came from another bus on to no third one. */
import { groupBy } from '../model/collections';
import { isObject, parsedJson } from '../model/json';
import { isUnknown, Known, mapAll, unknown } from '../model/known';
import { Link } from '../model/link';
import { NodeId } from '../model/node';
import { either } from '../text/words';
import { defineRule } from './kit/define-rule';
import { GraphIndex, knownId } from './kit/graph-index';
import { location, report } from './kit/report';
import { describeNode, describeNodeOr } from './kit/wording';

export const eventCrossesOneBus = defineRule({
  id: 'event-crosses-one-bus',
  severity: 'warning',
  harm: 'nothing-arrives',
  why: 'An event that a bus got from another bus is not sent on to a third.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-bus-to-bus.html',
  check: (app) => {
    const toBus = app.graph.links.filter(({ by, to }) => by === 'target' && isBus(app, to));
    // A hidden bus is none of those that a chain leads through.
    const catching = groupBy(app.graph.links.filter(({ by }) => by === 'rule'), ({ to }) => knownId(to));
    const caughtBy = ({ from }: Link): Link | undefined => catching.get(knownId(from) ?? '')?.[0];
    const arriving = groupBy(toBus, ({ to }) => knownId(to));
    const firsts = new Map([...arriving].map(([bus, links]) => [bus, bySources(links, caughtBy)]));
    return toBus.flatMap((second) => {
      const caught = caughtBy(second);
      const bus = knownId(caught?.from);
      const first = bus === undefined ? undefined : firstOf(firsts.get(bus), sourcesOf(caught));
      const rules = [first?.from, second.from].map((id) => app.node(id));
      const [sender, rule] = rules;
      if (first === undefined || sender === undefined || rule === undefined || first === second) return [];
      return report(location([second, second.property]), isSame(caughtBy(first), caught), () => ({
        fact: `${describeNode(sender)} sends events to ${busName(app, bus)}, and ${describeNode(rule)} there sends them on to ${busName(app, second.to)}`,
        consequence: 'EventBridge sends no event on to a third bus: those that came from the first are dropped there',
        fix: `Make the last bus a target of ${describeNode(sender)} (${either('Targets', 'addTarget()', 'addTarget')}), or acknowledge this if only events that are put on this bus itself have to go on`,
        changes: [],
      }));
    });
  },
});

function isBus(app: GraphIndex, id: Known<NodeId>): boolean {
  return app.nodeOf('event-bus', id) !== undefined;
}

function busName(app: GraphIndex, id: Known<NodeId> | undefined): string {
  return describeNodeOr(app.node(id), 'a bus');
}

/** The first link for each source, and the first that may pass on any. */
type BySource = ReadonlyMap<string, Link>;
const ANY = '';

function bySources(links: readonly Link[], caughtBy: (link: Link) => Link | undefined): BySource {
  const found = new Map<string, Link>();
  for (const link of links) {
    const sources = sourcesOf(caughtBy(link));
    // A hidden pattern may pass on any source.
    for (const source of isUnknown(sources) || sources === 'any' ? [ANY] : sources) {
      if (!found.has(source)) found.set(source, link);
    }
  }
  return found;
}

function firstOf(firsts: BySource | undefined, sources: Known<readonly string[] | 'any'>): Link | undefined {
  if (firsts === undefined) return undefined;
  // `isSame` reports what is hidden of the first one.
  if (isUnknown(sources) || sources === 'any') return [...firsts.values()][0];
  const same = sources.find((source) => firsts.has(source));
  return firsts.get(same ?? ANY);
}

/** Rules that list different sources pass on different events. */
function isSame(one: Link | undefined, other: Link | undefined): Known<boolean> {
  return mapAll([sourcesOf(one), sourcesOf(other)], (a, b) => (
    a === 'any' || b === 'any' || a.some((source) => b.includes(source))
  ));
}

function sourcesOf(link: Link | undefined): Known<readonly string[] | 'any'> {
  if (link === undefined || link.filter === 'none') return 'any';
  if (isUnknown(link.filter)) return link.filter;
  const pattern = parsedJson(link.filter);
  const source = isObject(pattern) ? pattern.source : undefined;
  if (source === undefined) return 'any';
  const isList = Array.isArray(source) && source.every((item): item is string => typeof item === 'string');
  return isList ? source : unknown(`which sources ${JSON.stringify(source)} matches`);
}
