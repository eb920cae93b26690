/** Who learns that something arrived at an exit: an alarm, a consumer, a subscriber, a rule that matches the record. */
import { groupBy } from '../../model/collections';
import { isUnknown, Known, outsideApp, unknown } from '../../model/known';
import { Link } from '../../model/link';
import { DeliveryNode, NodeId } from '../../model/node';
import { Exit } from '../../model/policy';
import { GraphIndex, NodeOf } from '../../rules/kit/graph-index';
import { NamedEnds, endLabel } from './ends';
import { Listener } from './story';

export class Listeners {
  private readonly links: ReadonlyMap<NodeId, readonly Link[]>;
  private readonly kept = new Map<string, Known<readonly Listener[]>>();

  public constructor(private readonly app: GraphIndex, private readonly ends: NamedEnds) {
    this.links = groupBy(app.graph.links, ({ from }) => (isUnknown(from) ? undefined : from));
  }

  public of({ to, by }: Exit): Known<readonly Listener[]> {
    if (isUnknown(to)) return to;
    const key = `${by} ${to}`;
    const known = this.kept.get(key) ?? this.at(this.app.node(to), to, by);
    this.kept.set(key, known);
    return known;
  }

  private at(node: DeliveryNode | undefined, id: NodeId, by: Exit['by']): Known<readonly Listener[]> {
    if (node === undefined) return unknown(`what ${id} is`);
    switch (node.kind) {
      case 'queue': return withAlarms(node, this.consumers(id, 'consumer'));
      case 'topic':
        return orOutside(node, [...this.consumers(id, 'subscriber'), ...this.linked(id, 'subscriber')]);
      case 'event-bus': return this.rulesOf(node, by);
      case 'function': return [{ kind: 'consumer', name: endLabel(this.ends.named(id)) }];
      default: return orOutside(node, [...this.consumers(id, 'consumer'), ...this.linked(id, 'subscriber')]);
    }
  }

  private consumers(id: NodeId, kind: Listener['kind']): readonly Listener[] {
    return this.app.from(id).flatMap(({ target: { function: handler }, policy }) => (
      isUnknown(handler) || policy.enabled === false ? [] : [{ kind, name: endLabel(this.ends.named(handler)) }]
    ));
  }

  private linked(id: NodeId, kind: Listener['kind']): readonly Listener[] {
    return (this.links.get(id) ?? []).flatMap(({ to, enabled }) => (
      isUnknown(to) || enabled === false ? [] : [{ kind, name: endLabel(this.ends.named(to)) }]
    ));
  }

  /** Only rules that match the record. One that may match makes the answer unknown, if none does. */
  private rulesOf(bus: DeliveryNode, by: Exit['by']): Known<readonly Listener[]> {
    if (by !== 'on-failure' && by !== 'on-success') return orOutside(bus, this.linked(bus.id, 'rule'));
    const steps = this.app.paths.from({ kind: 'record', id: bus.id, outcome: by });
    const sure = steps.filter(({ taken }) => taken === true);
    const open = steps.map(({ taken }) => taken).find(isUnknown);
    if (sure.length === 0 && open !== undefined) return open;
    return orOutside(bus, sure.map(({ to }) => ({ kind: 'rule' as const, name: endLabel(this.ends.named(to.id)) })));
  }
}

/** The app does not see who listens to a resource that it does not declare. */
function orOutside(node: DeliveryNode, found: readonly Listener[]): Known<readonly Listener[]> {
  return found.length === 0 && node.declaredAt === undefined ? outsideApp(node.kind, node.id) : found;
}

function withAlarms(
  { hasAlarm, declaredAt }: NodeOf<'queue'>, consumers: readonly Listener[],
): Known<readonly Listener[]> {
  if (hasAlarm === true) return [{ kind: 'alarm', name: 'an alarm' }, ...consumers];
  if (consumers.length > 0) return consumers;
  if (isUnknown(hasAlarm)) return hasAlarm;
  return declaredAt === undefined ? unknown('an alarm outside the app may watch the queue') : [];
}
