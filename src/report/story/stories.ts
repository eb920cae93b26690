/** Tells the story of each delivery of a graph, in the order of their ids. */
import { CheckResult } from '../../checks/result';
import { defined } from '../../model/defined';
import { Delivery, DeliveryGraph } from '../../model/delivery-graph';
import { and, isUnknown, Known, or } from '../../model/known';
import { indexOf } from '../../rules/kit/graph-index';
import { redriveCycles } from '../redrive-cycles';
import { boundsOf } from './bounds-of';
import { NamedEnds } from './ends';
import { StoryExits } from './exits';
import { Findings } from './findings-of';
import { lossOf } from './loss';
import { withPassedOn } from './passed-on';
import { Story } from './story';
import { toldApart } from './told-apart';

type Results = Pick<CheckResult, 'findings' | 'unknowns'>;
const NOTHING: Results = { findings: [], unknowns: [] };

export function stories(graph: DeliveryGraph, result: Results = NOTHING): readonly Story[] {
  const app = indexOf(graph);
  const ends = new NamedEnds(graph);
  const exits = new StoryExits(app, ends);
  const cycles = redriveCycles(graph);
  const findings = new Findings(graph.deliveries, result);
  const all = graph.deliveries.map((delivery): Story => {
    const bounds = boundsOf(delivery, app);
    const told = { ...bounds, exits: exits.of(delivery, bounds.waitsAtMost) };
    const keptInBucket = told.exits.some(({ keptFor }) => keptFor === 'deleted');
    return {
      ...placesOf(delivery, ends),
      ...told,
      assumptions: keptInBucket ? [...told.assumptions, 'bucket-lifecycle'] : told.assumptions,
      lost: lossOf(delivery, told, cycles, {
        losing: findings.losing(delivery, told.exits), undecided: findings.undecided(delivery),
      }),
      findings: findings.of(delivery),
    };
  });
  return withPassedOn(toldApart(all, graph.deliveries, ends.names));
}

type Places = Pick<Story, 'id' | 'source' | 'handover' | 'function' | 'qualifier' | 'through' | 'path' | 'enabled' | 'stack'>;

function placesOf(delivery: Delivery, ends: NamedEnds): Places {
  const { id, source, target, policy, declaredAt, pushTarget } = delivery;
  const handler = ends.of(target.function);
  return {
    id,
    ...defined({ source: source.node === undefined ? undefined : ends.of(source.node) }),
    handover: pushTarget?.awaitsResult === true ? 'callback' : policy.mode,
    function: handler,
    qualifier: target.qualifier,
    ...defined({ through: target.through && ends.names.resource(target.through), path: declaredAt?.path }),
    enabled: enabledOf(delivery),
    stack: declaredAt?.stack ?? (isUnknown(handler) ? undefined : handler.stack) ?? '',
  };
}

/** A mapping by itself; what is pushed by any of the settings that push it. */
function enabledOf({ policy, pushTarget, furtherPushTargets = [] }: Delivery): Known<boolean> {
  if (pushTarget === undefined) return policy.enabled;
  return and(policy.enabled, or(...[pushTarget, ...furtherPushTargets].map(({ enabled }) => enabled)));
}
