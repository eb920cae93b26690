/** Every step of the graph, by the stop at which it starts. */
import { Delivery, DeliveryGraph } from '../../../model/delivery-graph';
import { and, andThen, isUnknown, Known, unknown } from '../../../model/known';
import { Link } from '../../../model/link';
import { NodeId } from '../../../model/node';
import { allExits, Exit } from '../../../model/policy';
import { matchesRecord } from '../../../patterns/event-pattern';
import { Step, Stop, stopKey } from './step';

export class Steps {
  private readonly byStart = new Map<string, Step[]>();
  private readonly buses = new Set<NodeId>();
  private readonly invoked = new Map<string, Delivery[]>();

  public constructor(graph: DeliveryGraph) {
    graph.nodes.forEach(({ id, kind }) => kind === 'event-bus' && this.buses.add(id));
    graph.deliveries.forEach((delivery) => this.addInvoked(delivery));
    graph.links.forEach((link) => this.addLink(link));
    graph.deliveries.forEach((delivery) => this.addDelivery(delivery));
  }

  public from(stop: Stop): readonly Step[] {
    return this.byStart.get(stopKey(stop)) ?? [];
  }

  public all(): readonly Step[] {
    return [...this.byStart.values()].flat();
  }

  private add(step: Step): void {
    const key = stopKey(step.from);
    const others = this.byStart.get(key);
    if (others === undefined) this.byStart.set(key, [step]);
    else others.push(step);
  }

  /** If a function is the destination of another function, the step leads to the delivery between them. */
  private addInvoked(delivery: Delivery): void {
    const { source: { kind, node, service }, target } = delivery;
    if (kind !== 'async' || service !== 'lambda' || node === undefined || isUnknown(node) || isUnknown(target.function)) return;
    const key = JSON.stringify([node, target.function]);
    const others = this.invoked.get(key);
    if (others === undefined) this.invoked.set(key, [delivery]);
    else others.push(delivery);
  }

  private addLink({ from, to, by, filter, declaredAt }: Link): void {
    if (isUnknown(from) || isUnknown(to)) return;
    const end: Stop = { kind: 'node', id: to };
    if (this.buses.has(from)) {
      for (const outcome of ['on-failure', 'on-success'] as const) {
        const matches = filter === 'none' || (isUnknown(filter) ? filter : matchesRecord(filter, outcome));
        if (matches === false) continue;
        this.add({ from: { kind: 'record', id: from, outcome }, to: end, by, taken: matches, declaredAt });
      }
    }
    this.add({ from: { kind: 'node', id: from }, to: end, by, taken: takenThrough(filter), declaredAt });
  }

  private addDelivery(delivery: Delivery): void {
    const { id, source, policy, pushTarget, declaredAt } = delivery;
    const stop: Stop = { kind: 'delivery', id };
    const isPushed = pushTarget !== undefined && pushTarget.enabled !== true && policy.enabled !== false;
    const enabled = isPushed ? pushTarget.enabled : policy.enabled;
    if (enabled === false) return;
    if (source.node !== undefined && !isUnknown(source.node) && source.service !== 'lambda') {
      const taken = isUnknown(enabled) ? enabled : filtered(delivery);
      this.add({ from: { kind: 'node', id: source.node }, to: stop, by: 'handled', taken, declaredAt: pushTarget?.declaredAt ?? declaredAt });
    }
    for (const exit of allExits(policy)) this.addExit(delivery, stop, exit);
  }

  private addExit({ target, declaredAt }: Delivery, from: Stop, { by, to, qualifier }: Exit): void {
    if (isUnknown(to)) return;
    const taken = true;
    if (by === 'on-failure' || by === 'on-success') {
      if (this.buses.has(to)) return this.add({ from, to: { kind: 'record', id: to, outcome: by }, by, taken, declaredAt });
      const invoked = isUnknown(target.function) ? undefined : this.invoked.get(JSON.stringify([target.function, to]));
      if (invoked !== undefined) {
        const same = invoked.filter(({ target: next }) => (
          isUnknown(qualifier) || isUnknown(next.qualifier) || next.qualifier === qualifier
        ));
        for (const { id } of same) this.add({ from, to: { kind: 'delivery', id }, by, taken, declaredAt });
        return;
      }
    }
    this.add({ from, to: { kind: 'node', id: to }, by, taken, declaredAt });
  }
}

function takenThrough(filter: Known<string | 'none'>): Known<boolean> {
  if (isUnknown(filter)) return filter;
  return filter === 'none' || unknown('a filter that may not match');
}

function filtered({ policy, pushTarget }: Delivery): Known<boolean> {
  const through = takenThrough(pushTarget?.filter ?? 'none');
  return and(through, andThen(policy.filters, (filters) => filters.length === 0 || unknown('filters of which none may match')));
}
