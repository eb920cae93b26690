/**
 * Indexes of the delivery graph for rules. Each index is built once, so that no rule searches the graph. Functions that aws-cdk-lib creates
 * for its own use are left out, together with their deliveries, because they handle no events of the app.
 */
import { nounOfKind } from '../../facts/nouns';
import { InvokePermission } from '../../model/access';
import { groupBy, memo } from '../../model/collections';
import { Delivery, DeliveryGraph } from '../../model/delivery-graph';
import { isUnknown, Known, outsideApp, unknown } from '../../model/known';
import { DeliveryNode, FunctionNode, NodeId, NodeKind } from '../../model/node';
import { Paths } from './paths/paths';

export type NodeOf<K extends NodeKind> = Extract<DeliveryNode, { readonly kind: K }>;

/** A delivery by an event source mapping or a pipe, with the node that it polls. */
export interface Polled<K extends NodeKind> {
  readonly delivery: Delivery;
  readonly from: NodeOf<K>;
}

export class GraphIndex {
  /** The deliveries to the app's own functions. */
  public readonly deliveries: readonly Delivery[];
  /** The event source mappings, which Lambda polls. A pipe polls its source itself. */
  public readonly mappings: readonly Delivery[];
  /** Mappings, and pipes that invoke the function synchronously: both keep their position in the source. */
  public readonly readers: readonly Delivery[];
  /** Asynchronous invocations, with or without a caller in the app. */
  public readonly pushes: readonly Delivery[];
  /** The app's own functions, also those that the app only refers to. */
  public readonly functions: readonly FunctionNode[];
  /** The permissions to invoke one of these functions. */
  public readonly permissions: readonly InvokePermission[];
  /** The paths of events through the graph, from exit to exit. */
  public readonly paths: Paths;
  private readonly nodes: ReadonlyMap<NodeId, DeliveryNode>;
  private readonly kinds: ReadonlyMap<NodeKind, readonly DeliveryNode[]>;
  private readonly read = new Map<NodeKind, readonly Polled<NodeKind>[]>();
  private readonly byId: ReadonlyMap<string, Delivery>;
  private readonly byFunction: ReadonlyMap<NodeId, readonly Delivery[]>;
  private readonly bySource: ReadonlyMap<NodeId, readonly Delivery[]>;

  public constructor(public readonly graph: DeliveryGraph) {
    this.nodes = new Map(graph.nodes.map((node) => [node.id, node]));
    this.kinds = groupBy(graph.nodes, ({ kind }) => kind);
    this.functions = this.all('function').filter(({ infrastructure }) => !infrastructure);
    this.permissions = graph.permissions.filter(({ target }) => !this.isInfrastructure(target.function));
    this.deliveries = graph.deliveries.filter(({ target }) => !this.isInfrastructure(target.function));
    this.readers = this.deliveries.filter(({ policy }) => policy.mode === 'poll');
    this.mappings = this.readers.filter(({ source }) => source.kind !== 'pipe');
    this.pushes = this.deliveries.filter(({ source }) => source.kind === 'async');
    this.paths = new Paths(graph);
    this.byId = new Map(this.deliveries.map((delivery) => [delivery.id, delivery]));
    this.byFunction = groupBy(this.deliveries, ({ target }) => knownId(target.function));
    this.bySource = groupBy(this.deliveries, ({ source }) => knownId(source.node));
  }

  public node(id: Known<NodeId | 'none'> | undefined): DeliveryNode | undefined {
    return id === undefined || isUnknown(id) ? undefined : this.nodes.get(id);
  }

  /** Every node of a kind. */
  public all<K extends NodeKind>(kind: K): readonly NodeOf<K>[] {
    return (this.kinds.get(kind) ?? []) as readonly NodeOf<K>[];
  }

  /** The node, if it is of the kind. */
  public nodeOf<K extends NodeKind>(kind: K, id: Known<NodeId | 'none'> | undefined): NodeOf<K> | undefined {
    const node = this.node(id);
    return node?.kind === kind ? node as NodeOf<K> : undefined;
  }

  /** The answer of a node; unknown if the id is unknown or if the graph has no such node of the kind. */
  public ask<K extends NodeKind, T>(kind: K, id: Known<NodeId | 'none'> | undefined, question: (node: NodeOf<K>) => Known<T>): Known<T> {
    if (isUnknown(id)) return id;
    const node = this.nodeOf(kind, id);
    if (node !== undefined) return question(node);
    return id === undefined || id === 'none' || this.node(id) !== undefined
      ? unknown(`${id ?? 'what the app does not name'}, which is no ${kind} that the app describes`)
      : outsideApp(nounOfKind(kind), id);
  }

  /** The answer of the delivery's function. */
  public askHandler<T>({ target }: Delivery, question: (handler: FunctionNode) => Known<T>): Known<T> {
    return this.ask('function', target.function, question);
  }

  /** The mappings and pipes that read nodes of a kind. */
  public reading<K extends NodeKind>(kind: K): readonly Polled<K>[] {
    const known = this.read.get(kind) ?? this.readers.flatMap((delivery) => {
      const from = this.nodeOf(kind, delivery.source.node);
      return from === undefined ? [] : [{ delivery, from }];
    });
    this.read.set(kind, known);
    return known as unknown as readonly Polled<K>[];
  }

  /** The mappings that read nodes of a kind. */
  public polling<K extends NodeKind>(kind: K): readonly Polled<K>[] {
    return this.reading(kind).filter(({ delivery }) => delivery.source.kind !== 'pipe');
  }

  public delivery(id: string): Delivery | undefined {
    return this.byId.get(id);
  }

  /** Every delivery to a function, for all qualifiers. */
  public to(id: Known<NodeId>): readonly Delivery[] {
    return isUnknown(id) ? [] : this.byFunction.get(id) ?? [];
  }

  /** Every delivery whose source is the node. */
  public from(id: NodeId): readonly Delivery[] {
    return this.bySource.get(id) ?? [];
  }

  private isInfrastructure(id: Known<NodeId>): boolean {
    return this.nodeOf('function', id)?.infrastructure === true;
  }
}

export function knownId(id: Known<NodeId> | undefined): NodeId | undefined {
  return isUnknown(id) ? undefined : id;
}

const indexes = new WeakMap<DeliveryGraph, GraphIndex>();

/** The index of a graph, which the checks and the report share. */
export function indexOf(graph: DeliveryGraph): GraphIndex {
  return memo(indexes, graph, () => new GraphIndex(graph));
}
