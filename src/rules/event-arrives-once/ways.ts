/** The ways from a bus through a rule, and from a topic directly or through a queue, to a function. */
import { groupBy } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { and, isUnknown, Known } from '../../model/known';
import { Link } from '../../model/link';
import { DeclaredAt, DeliveryNode, FunctionNode } from '../../model/node';
import { PushTarget } from '../../model/push-target';
import { GraphIndex } from '../kit/graph-index';

export interface Way {
  /** Origin, function and qualifier. */
  readonly ends: string;
  readonly origin: DeliveryNode;
  readonly handler: FunctionNode;
  readonly queue?: DeliveryNode;
  /** The rule, or the subscription. */
  readonly declaredAt: DeclaredAt;
  readonly property: string;
  /** Two ways from one place are one. */
  readonly place: string;
  readonly filterProperty: string;
  readonly filter: Known<string | 'none'>;
  /** The filters of the mapping, as JSON text: `[]` lets everything through. */
  readonly narrowed: Known<string>;
  readonly enabled: Known<boolean>;
  /** What a rule hands over instead of the event, as JSON text. */
  readonly input: string;
}

export function waysOf(app: GraphIndex): readonly Way[] {
  const rules = groupBy(app.graph.links.filter(({ by }) => by === 'rule'), ({ to }) => (isUnknown(to) ? undefined : to));
  return [
    ...app.pushes.flatMap((delivery): readonly Way[] => {
      const { pushTarget, source: { node } } = delivery;
      if (pushTarget === undefined || isUnknown(node) || node === undefined) return [];
      const { declaredAt, enabled, filter, pattern, property, settings } = pushTarget;
      const input = inputOf({ property, settings });
      const [rule] = rules.get(node) ?? [];
      if (rule !== undefined) {
        return way(app, rule.from, delivery, { declaredAt, property, filter: rule.filter, filterProperty: 'EventPattern', enabled, input });
      }
      return app.nodeOf('topic', node) === undefined ? [] : way(app, node, delivery, {
        declaredAt, property: property || 'Endpoint', filter: scoped(filter, pattern), filterProperty: 'FilterPolicy', enabled, input: '[]',
      });
    }),
    ...app.graph.links.filter(({ by }) => by === 'subscription').flatMap((link) => throughQueue(app, link)),
  ];
}

function throughQueue(app: GraphIndex, link: Link): readonly Way[] {
  const queue = app.nodeOf('queue', link.to);
  if (queue === undefined || app.nodeOf('topic', link.from) === undefined) return [];
  return app.from(queue.id).filter(({ policy }) => policy.mode === 'poll').flatMap((delivery) => {
    const { enabled } = delivery.policy;
    return way(app, link.from, delivery, {
      declaredAt: link.declaredAt,
      property: link.property || 'Endpoint',
      queue,
      filter: scoped(link.filter, link.pattern),
      filterProperty: 'FilterPolicy',
      narrowed: narrowedBy(delivery),
      enabled: and(link.enabled ?? true, enabled),
      input: '[]',
    });
  });
}

/** What a setting hands over instead of the event. */
export function inputOf({ property, settings }: Pick<PushTarget, 'property' | 'settings'>): string {
  return JSON.stringify(settings.filter((setting) => /\.Input/.test(setting.property)).map(({ property: at, value }) => (
    [at.slice(property.length), value]
  )));
}

export function narrowedBy({ policy: { filters } }: Delivery): Known<string> {
  return isUnknown(filters) ? filters : filters.find(isUnknown) ?? JSON.stringify(filters);
}

/** A policy for attributes and one for the body ask for different things. */
function scoped(filter: Known<string>, pattern: Link['pattern']): Known<string> {
  if (isUnknown(filter) || filter === 'none' || pattern === undefined) return filter;
  return isUnknown(pattern.asks) ? pattern.asks : `{${JSON.stringify(pattern.asks)}:${filter}}`;
}

export type WayPart = Omit<Way, 'ends' | 'origin' | 'handler' | 'place' | 'narrowed'> & { readonly narrowed?: Way['narrowed'] };

export function way(app: GraphIndex, from: Link['from'], { target }: Delivery, part: WayPart): readonly Way[] {
  const [origin, handler] = [app.node(from), app.nodeOf('function', target.function)];
  if (origin === undefined || handler === undefined) return [];
  const { declaredAt: { stack, logicalId }, property } = part;
  return [{
    narrowed: '[]',
    ...part,
    origin,
    handler,
    ends: JSON.stringify([origin.id, handler.id, target.through ?? target.qualifier]),
    place: JSON.stringify([stack, logicalId, property]),
  }];
}
