/**
 * The nodes of the graph while it is read. A reference registers a node, and the node is read on first use or at the
 * end. Reading a node only registers the nodes that it references, so that no chain of queues is too long.
 */
import { memo } from '../model/collections';
import { defined } from '../model/defined';
import { Unknown, isUnknown, Known } from '../model/known';
import { DeclaredAt, DeliveryNode, NodeId } from '../model/node';
import { FoundTarget, Nodes } from '../resources/node-reader';
import { TemplateApp } from '../template/app';
import { Arn } from '../template/arn/arn';
import { FunctionTarget, functionTarget, namesFunction } from '../template/arn/function-target';
import { ArnOrResource, arnOrResourceId, resolveArn } from '../template/arn/resolve-arn';
import { knownRegion, regionOfStack, Resource, resourceId } from '../template/stack';
import { hidden, Resolved } from '../template/value/resolved';
import { joinParts } from '../template/value/text';
import { clip } from '../text/clip';
import { compareText } from '../text/compare';
import { NamedResources } from './named-resources';
import { Pointers } from './pointers';
import { readerOfArn, readerOfType } from './readers';
import { WatchingAlarms } from './watching-alarms';

export class NodeRegistry implements Nodes {
  private readonly places = new Map<NodeId, ArnOrResource>();
  private readonly nodes = new Map<NodeId, DeliveryNode>();

  private readonly names: NamedResources;
  private readonly pointers: Pointers;
  private readAlarms?: WatchingAlarms;

  public constructor(private readonly app: TemplateApp) {
    this.names = new NamedResources(app);
    this.pointers = new Pointers(app, this.names);
  }

  public register(named: ArnOrResource): NodeId {
    const place = this.names.placeOf(named);
    const id = arnOrResourceId(place);
    if (!this.places.has(id)) this.places.set(id, place);
    return id;
  }

  public has(resource: Resource): boolean {
    return this.places.has(resourceId(resource));
  }

  /** Not one that aws-cdk-lib creates for itself. */
  public isFunctionOfApp(id: NodeId): boolean {
    if (this.places.get(id)?.resource?.type !== 'AWS::Lambda::Function') return false;
    const node = this.read(id);
    return node.kind === 'function' && !node.infrastructure;
  }

  public find(value: Resolved): Known<NodeId> {
    const found = this.findTarget(value);
    return isUnknown(found) ? found : found.id;
  }

  public idOf(value: Resolved): Known<NodeId> {
    const place = this.names.settled(resolveArn(value));
    if (isUnknown(place)) return place;
    const named = this.names.placeOf(place);
    return (named.arn === undefined ? undefined : this.names.hiddenName(named)) ?? arnOrResourceId(named);
  }

  public findTarget(value: Resolved): Known<FoundTarget> {
    if (!namesFunction(value)) {
      const place = this.names.settled(resolveArn(value));
      return isUnknown(place) ? place : { id: this.register(place) };
    }
    const { function: named, qualifier, unqualified } = functionTarget(value);
    const place = this.names.settled(named);
    return isUnknown(place) ? place : { id: this.register(place), qualifier, ...defined({ unqualified }) };
  }

  public registerTarget({ function: named }: FunctionTarget): Known<NodeId> {
    const place = this.names.settled(named);
    return isUnknown(place) ? place : this.register(place);
  }

  public read(id: NodeId): DeliveryNode {
    return memo(this.nodes, id, () => {
      const place = this.places.get(id);
      return place === undefined ? { id, kind: 'other' } : { ...readPlace(id, place, this), ...defined({ region: regionOf(place) }) };
    });
  }

  public valueOf(id: NodeId): Resolved {
    const place = this.places.get(id);
    if (place === undefined) return hidden(id);
    return place.arn === undefined ? { is: 'reference', resource: place.resource, attribute: 'Ref' } : joinParts(place.arn.parts);
  }

  public pointingAt(id: NodeId, type: string, ...property: readonly string[]): readonly Resource[] {
    return this.pointers.at(id, type, property);
  }

  public hiddenPointer(type: string, ...property: readonly string[]): Unknown | undefined {
    return this.pointers.hidden(type, property);
  }

  public hasAlarm(id: NodeId): Known<boolean> {
    return this.alarms().has(id);
  }

  public silentAlarm(id: NodeId): DeclaredAt | undefined {
    return this.alarms().silentAlarm(id);
  }

  public hasId(id: NodeId): boolean {
    return this.places.has(id);
  }

  /** Reads every registered node, and registers the nodes that they reference. */
  public readAll(): void {
    for (const id of this.places.keys()) this.read(id);
  }

  /** Every registered node and the nodes that it references, sorted. */
  public all(): readonly DeliveryNode[] {
    this.readAll();
    return [...this.nodes.values()].sort((a, b) => compareText(a.id, b.id));
  }

  public alarms(): WatchingAlarms {
    this.readAlarms ??= new WatchingAlarms(this.app, this.names);
    return this.readAlarms;
  }
}

/** Returns the Region of the resource's stack, or the one in its ARN. */
function regionOf(place: ArnOrResource): string | undefined {
  return knownRegion(place.arn === undefined ? regionOfStack(place.resource.stack) : place.arn.region);
}

function readPlace(id: NodeId, place: ArnOrResource, nodes: Nodes): DeliveryNode {
  if (place.arn !== undefined) return readArn(id, place.arn, nodes);
  const { resource } = place;
  const reader = readerOfType(resource.type);
  return reader === undefined
    ? { id, kind: 'other', declaredAt: resource.declaredAt, type: clip(resource.type) }
    : reader.fromResource(id, resource, nodes);
}

function readArn(id: NodeId, arn: Arn, nodes: Nodes): DeliveryNode {
  const reader = readerOfArn(arn);
  return reader === undefined ? { id, kind: 'other', type: arn.service } : reader.fromArn(id, arn, nodes);
}
