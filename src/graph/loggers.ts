/**
 * Adds to log groups the functions that write their log there. It is not asked of apps without a subscription, since
 * the log group of every function has to be compared.
 */
import { Encoder } from '../iam/encoder';
import { symbolicKey, SymbolicArn, symbolsOf, UNKNOWN_SPAN } from '../iam/symbolic-arn';
import { groupBy } from '../model/collections';
import { Delivery } from '../model/delivery-graph';
import { isUnknown, Known, Unknown, unknown } from '../model/known';
import { Link } from '../model/link';
import { DeliveryNode, Logger, NodeId } from '../model/node';
import { groupNode, groupOfFilter, groupOfFunction } from '../sources/logs/group';
import { TemplateApp } from '../template/app';
import { Resource, resourceId } from '../template/stack';
import { at, propertiesOf } from '../template/value/fields';
import { causeIn, partsOf } from '../template/value/text';
import { clip } from '../text/clip';
import { compareText } from '../text/compare';
import { NodeRegistry } from './node-registry';

export function withLoggers(
  all: readonly DeliveryNode[], deliveries: readonly Delivery[], links: readonly Link[],
  app: TemplateApp, nodes: NodeRegistry,
): readonly DeliveryNode[] {
  if (!all.some(({ kind }) => kind === 'log-group')) return all;
  const loggers = new Loggers(app, nodes, deliveries, links);
  return all.map((node) => (node.kind === 'log-group' ? { ...node, loggers: loggers.of(node.id) } : node));
}

function whyHidden(handler: Resource): Unknown {
  const named = at(propertiesOf(handler), 'LoggingConfig', 'LogGroup');
  const name = named.is === 'absent' ? at(propertiesOf(handler), 'FunctionName') : named;
  const part = partsOf(name).find((one) => typeof one !== 'string' && one.is === 'hidden');
  const because = part === undefined || typeof part === 'string' || part.is !== 'hidden' ? '' : ` (${part.reason})`;
  return unknown(`which log group ${clip(handler.logicalId)} writes to${because}`, causeIn(name));
}

class Loggers {
  private readonly encoder = new Encoder();
  /** Log groups by the id of their node. */
  private readonly groups = new Map<NodeId, SymbolicArn>();
  private readonly functions: ReadonlyMap<NodeId, Resource>;
  private readonly byGroup: ReadonlyMap<string, readonly Resource[]>;
  private readonly invoked: ReadonlyMap<NodeId, readonly Delivery[]>;
  private readonly next: ReadonlyMap<NodeId, readonly Link[]>;

  public constructor(app: TemplateApp, nodes: NodeRegistry, deliveries: readonly Delivery[], links: readonly Link[]) {
    for (const filter of app.ofType('AWS::Logs::SubscriptionFilter')) {
      const name = groupOfFilter(filter);
      const id = groupNode(name, nodes);
      if (!isUnknown(id)) this.groups.set(id, this.arn(name, filter));
    }
    const functions = app.ofType('AWS::Lambda::Function');
    this.functions = new Map(functions.map((handler) => [resourceId(handler), handler]));
    this.byGroup = groupBy(functions, (handler) => symbolicKey(this.ofFunction(handler)));
    const idOf = (id: Known<NodeId> | undefined): NodeId | undefined => (isUnknown(id) ? undefined : id);
    this.invoked = groupBy(deliveries, ({ source }) => idOf(source.node));
    this.next = groupBy(links.filter(({ from }) => this.groups.has(idOf(from) ?? '')), ({ from }) => idOf(from));
  }

  public of(id: NodeId): readonly Logger[] {
    const group = this.groups.get(id);
    if (group === undefined) return [];
    const same = group.includes(UNKNOWN_SPAN) ? [] : this.byGroup.get(symbolicKey(group)) ?? [];
    const certain = same.map((handler) => ({ function: resourceId(handler), writes: true }));
    const known = new Set(certain.map(({ function: handler }) => handler));
    const perhaps = this.readBy(id).flatMap(({ target }): readonly Logger[] => {
      const handler = isUnknown(target.function) ? undefined : this.functions.get(target.function);
      if (handler === undefined || known.has(resourceId(handler))) return [];
      known.add(resourceId(handler));
      const writes = this.encoder.covers(group, this.ofFunction(handler));
      return isUnknown(writes) ? [{ function: resourceId(handler), writes: whyHidden(handler) }] : [];
    });
    return [...certain, ...perhaps].sort((a, b) => compareText(a.function, b.function));
  }

  /** What the log group invokes itself, and through one stream. */
  private readBy(id: NodeId): readonly Delivery[] {
    const streams = (this.next.get(id) ?? []).flatMap(({ to }) => (isUnknown(to) ? [] : to));
    return [id, ...streams].flatMap((one) => this.invoked.get(one) ?? []);
  }

  private ofFunction(handler: Resource): SymbolicArn {
    return this.arn(groupOfFunction(handler), handler);
  }

  private arn(name: ReturnType<typeof groupOfFilter>, { stack }: Resource): SymbolicArn {
    return this.encoder.arn('logs', stack, [...symbolsOf('log-group:'), ...this.encoder.text(name, stack)]);
  }
}
