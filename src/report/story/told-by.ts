/** Who learns that something arrived at an exit: an alarm, a consumer, a subscriber, a rule that matches the record. */
import { Alarm } from '../../model/alarm';
import { groupBy } from '../../model/collections';
import { allOf, andThen, isUnknown, Known, not, outsideApp, unknown } from '../../model/known';
import { Link } from '../../model/link';
import { DeliveryNode, NodeId } from '../../model/node';
import { Exit } from '../../model/policy';
import { GraphIndex, NodeOf } from '../../rules/kit/graph-index';
import { rulesHearing } from '../../rules/queries/alarm-rules';
import { alarmsOn, isRefusedEverywhere } from '../../rules/queries/failure-alarms';
import { catchersOn } from '../../rules/queries/failure-catchers';
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
      case 'queue': return this.ofQueue(node);
      case 'topic': return this.ofTopic(node);
      case 'event-bus': return this.rulesOf(node, by);
      case 'function': return [{ kind: 'consumer', name: endLabel(this.ends.named(id)) }];
      default: return orOutside(node, [...this.consumers(id, 'consumer'), ...this.linked(id, 'subscriber')]);
    }
  }

  /** An alarm notifies somebody if one of its actions lets it in and is no topic without a subscription. */
  private ofQueue({ id, declaredAt, hasAlarm }: NodeOf<'queue'>): Known<readonly Listener[]> {
    const alarms = alarmsOn(this.app, id);
    const tells = (alarm: Alarm): Known<boolean> => this.tells(alarm);
    const telling = alarms.filter((alarm) => tells(alarm) === true);
    const hearing = alarms.flatMap((alarm) => rulesHearing(this.app, alarm));
    const rules = hearing.filter(({ rule, hears }) => hears === true && this.leadsOn(rule.id));
    const found = [
      ...telling.map((alarm) => ({ kind: 'alarm' as const, name: this.ends.names.resource(alarm.declaredAt) })),
      ...[...new Set(rules.map(({ rule }) => rule.id))].map((one) => this.rule(one)),
      ...this.consumers(id, 'consumer'),
    ];
    if (found.length > 0) return found;
    const perhaps = [...alarms.map(tells), ...hearing.map(({ hears }) => hears)];
    const open = perhaps.find(isUnknown) ?? (isUnknown(hasAlarm) ? hasAlarm : undefined);
    if (open !== undefined) return open;
    return declaredAt === undefined ? unknown('an alarm outside the app may watch the queue') : [];
  }

  private leadsOn(rule: NodeId): boolean {
    return [...this.consumers(rule, 'rule'), ...this.linked(rule, 'rule')].length > 0;
  }

  private tells(alarm: Alarm): Known<boolean> {
    return andThen(alarm.actions, (actions) => (
      actions.length > 0
        && allOf([not(isRefusedEverywhere(alarm)), not(allOf(actions.map(({ to }) => this.hasNoSubscription(to))))])
    ));
  }

  private hasNoSubscription(to: Known<NodeId>): Known<boolean> {
    const topic = isUnknown(to) ? undefined : this.app.nodeOf('topic', to);
    return topic?.declaredAt === undefined ? false : not(topic.subscribed);
  }

  /** A person subscribes by e-mail, which no node of the graph shows. */
  private ofTopic(node: NodeOf<'topic'>): Known<readonly Listener[]> {
    const found = [...this.consumers(node.id, 'subscriber'), ...this.linked(node.id, 'subscriber')];
    if (found.length > 0 || node.subscribed === false) return orOutside(node, found);
    return isUnknown(node.subscribed) ? node.subscribed : [{ kind: 'subscriber', name: 'a subscription' }];
  }

  /** A function may consume in several ways: by a mapping and by a pipe. */
  private consumers(id: NodeId, kind: Listener['kind']): readonly Listener[] {
    const handlers = this.app.from(id).flatMap(({ target: { function: handler }, policy }) => (
      isUnknown(handler) || policy.enabled === false ? [] : [handler]
    ));
    return [...new Set(handlers)].map((handler) => ({ kind, name: endLabel(this.ends.named(handler)) }));
  }

  private linked(id: NodeId, kind: Listener['kind']): readonly Listener[] {
    return (this.links.get(id) ?? []).flatMap(({ to, enabled }) => (
      isUnknown(to) || enabled === false ? [] : [{ kind, name: endLabel(this.ends.named(to)) }]
    ));
  }

  /** Only rules that match the record. One that may match makes the answer unknown, if none does. */
  private rulesOf(bus: NodeOf<'event-bus'>, by: Exit['by']): Known<readonly Listener[]> {
    if (by === 'on-failure') return this.catchersOf(bus);
    if (by !== 'on-success') return orOutside(bus, this.linked(bus.id, 'rule'));
    const steps = this.app.paths.from({ kind: 'record', id: bus.id, outcome: by });
    const sure = steps.filter(({ taken }) => taken === true);
    const open = steps.map(({ taken }) => taken).find(isUnknown);
    if (sure.length === 0 && open !== undefined) return open;
    return orOutside(bus, sure.map(({ to }) => this.rule(to.id)));
  }

  /** A rule may catch the failures of some functions, or of some conditions. */
  private catchersOf(bus: NodeOf<'event-bus'>): Known<readonly Listener[]> {
    const { catching, hidden } = catchersOn(this.app, bus);
    if (catching.length === 0 && hidden !== undefined) return hidden;
    return orOutside(bus, catching.map(({ id }) => this.rule(id)));
  }

  private rule(id: NodeId): Listener {
    return { kind: 'rule', name: endLabel(this.ends.named(id)) };
  }
}

/** The app does not see who listens to a resource that it does not declare. */
function orOutside(node: DeliveryNode, found: readonly Listener[]): Known<readonly Listener[]> {
  return found.length === 0 && node.declaredAt === undefined ? outsideApp(node.kind, node.id) : found;
}
