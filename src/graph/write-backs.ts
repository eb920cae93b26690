/**
 * Finds the deliveries whose function may write to their source, or to what sends to it, by its own configuration: a
 * statement that names the action and the resource, or one that names the action and an environment variable that names
 * the resource. Only its code shows whether the function does so.
 */
import { isWritable, WRITE_ACTIONS } from '../facts/write-actions';
import { ExplicitGrants } from '../iam/explicit-grants';
import { INPUT_LIMITS } from '../limits';
import { groupBy, memo } from '../model/collections';
import { defined } from '../model/defined';
import { Delivery } from '../model/delivery-graph';
import { isUnknown, Known, map } from '../model/known';
import { Link } from '../model/link';
import { NodeId } from '../model/node';
import { allExits } from '../model/policy';
import { WriteBack } from '../model/write-back';
import { entriesOf } from '../template/json';
import { Resource, resourceId } from '../template/stack';
import { at, propertiesOf, textOf } from '../template/value/fields';
import { resolve } from '../template/value/resolve';
import { Resolved } from '../template/value/resolved';
import { partsOf } from '../template/value/text';
import { NodeRegistry } from './node-registry';

const MOST_HOPS = INPUT_LIMITS.writeBackHops.max;

export class WriteBacks {
  private readonly into: ReadonlyMap<NodeId, readonly Link[]>;
  /** Where Lambda itself writes by the role of a function, by function. */
  private readonly exits = new Map<NodeId, Set<Known<NodeId>>>();

  public constructor(
    deliveries: readonly Delivery[], links: readonly Link[],
    private readonly nodes: NodeRegistry, private readonly grants: ExplicitGrants,
  ) {
    for (const { target, policy } of deliveries) {
      const exits = isUnknown(target.function) ? [] : allExits(policy);
      for (const { to } of exits) memo(this.exits, target.function as NodeId, () => new Set()).add(to);
    }
    this.into = groupBy(links, ({ from, to }) => (isUnknown(from) || isUnknown(to) ? undefined : to));
  }

  public mark(delivery: Delivery): Delivery {
    const { source: { node }, target } = delivery;
    if (node === undefined || isUnknown(node) || isUnknown(target.function)) return delivery;
    const handler = this.nodes.valueOf(target.function);
    if (handler.is !== 'reference') return delivery;
    const role = at(propertiesOf(handler.resource), 'Role');
    const exits = this.exits.get(target.function);
    const writesBack = this.origins(node).flatMap((id) => (
      exits?.has(id) === true ? [] : this.writeBack(id, handler.resource, role) ?? []
    ));
    return writesBack.length === 0 ? delivery : { ...delivery, writesBack };
  }

  /** The source, and what sends to it. */
  private origins(source: NodeId): readonly NodeId[] {
    const node = this.nodes.read(source);
    const isConsumer = node.kind === 'stream-consumer' && !isUnknown(node.stream);
    let last: readonly NodeId[] = isConsumer ? [source, node.stream] : [source];
    if (!this.into.has(source)) return last;
    const found = new Set(last);
    for (let hop = 0; hop < MOST_HOPS && last.length > 0; hop += 1) {
      const links = last.flatMap((id) => this.into.get(id) ?? []);
      const senders = links.flatMap(({ from, buckets = [] }) => [from, ...buckets]);
      last = [...new Set(senders.filter((from): from is NodeId => !isUnknown(from) && !found.has(from)))];
      last.forEach((id) => found.add(id));
    }
    return [...found];
  }

  private writeBack(id: NodeId, handler: Resource, role: Resolved): WriteBack | undefined {
    const { kind } = this.nodes.read(id);
    const actions = isWritable(kind) ? WRITE_ACTIONS[kind] : undefined;
    const grant = actions && this.grants.of(role, actions, this.nodes.valueOf(id));
    if (grant === undefined) return undefined;
    const variable = this.variableFor(id, handler);
    if (!grant.named && variable === undefined) return undefined;
    const { policy, ...rest } = grant;
    return { to: id, policy: policy.declaredAt, ...rest, ...defined({ variable }), intended: meansLoops(handler) };
  }

  private variableFor(id: NodeId, handler: Resource): string | undefined {
    const { stack } = handler;
    const variables = at(propertiesOf(handler), 'Environment', 'Variables');
    if (variables.is !== 'fields') return undefined;
    const target = this.nodes.valueOf(id);
    return entriesOf(variables.raw).find(([, raw]) => {
      const value = resolve(raw, variables.stack);
      const refers = partsOf(value).some((part) => (
        typeof part !== 'string' && part.is === 'reference' && resourceId(part.resource) === id
      ));
      return refers || ((value.is === 'scalar' || value.is === 'text') && this.grants.isNameOf(value, stack, target));
    })?.[0];
  }
}

function meansLoops(handler: Resource): Known<boolean> {
  return map(textOf(at(propertiesOf(handler), 'RecursiveLoop'), 'Terminate'), (text) => text === 'Allow');
}
