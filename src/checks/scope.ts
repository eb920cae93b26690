/**
 * Selects the resources that matter to the events of some functions: the functions, what delivers to them, what they
 * read, and where events end.
 */
import { Delivery, DeliveryGraph } from '../model/delivery-graph';
import { isUnknown, Known } from '../model/known';
import { DeclaredAt, DeliveryNode, NodeId } from '../model/node';
import { nodeId } from '../model/node-id';
import { allExits } from '../model/policy';

/** `resources` are functions, or mappings and invoke configs, which stand for the functions that they name. */
export function relatedTo(graph: DeliveryGraph, resources: ReadonlySet<NodeId>): (at: DeclaredAt) => boolean {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const functions = functionsOf(graph, resources);
  const isOurs = (id: Known<NodeId>): boolean => !isUnknown(id) && functions.has(id);
  const deliveries = graph.deliveries.filter(({ target }) => isOurs(target.function));
  const places = new Set([
    ...graph.permissions.filter(({ target }) => isOurs(target.function)).map(({ declaredAt }) => declaredAt),
    ...deliveries.flatMap(({ declaredAt, target, pushTarget, access }) => (
      [declaredAt, target.through, pushTarget?.declaredAt, ...access.map(({ neededBy }) => neededBy.declaredAt)]
    )),
  ].flatMap((at) => (at === undefined ? [] : [nodeId(at)])));
  const reached = new Set<Known<NodeId> | undefined>([...functions, ...deliveries.flatMap(nodesOf)]);
  for (const id of reached) {
    const node = id === undefined || isUnknown(id) ? undefined : nodes.get(id);
    if (node === undefined || (node.kind === 'function' && !functions.has(node.id))) continue;
    if (node.declaredAt !== undefined) places.add(nodeId(node.declaredAt));
    if (node.kind === 'function') node.qualifiers.forEach(({ declaredAt }) => places.add(nodeId(declaredAt)));
    behind(node).forEach((next) => reached.add(next));
  }
  return (at) => places.has(nodeId(at));
}

function functionsOf({ nodes, deliveries }: DeliveryGraph, resources: ReadonlySet<NodeId>): ReadonlySet<NodeId> {
  const declared = nodes.filter(({ kind, id }) => kind === 'function' && resources.has(id));
  const named = deliveries.filter(({ declaredAt }) => declaredAt !== undefined && resources.has(nodeId(declaredAt)))
    .flatMap(({ target }) => (isUnknown(target.function) ? [] : [target.function]));
  return new Set([...declared.map(({ id }) => id), ...named]);
}

function nodesOf({ source, pushTarget, policy }: Delivery): readonly (Known<NodeId | 'none'> | undefined)[] {
  return [source.node, pushTarget?.deadLetter, ...allExits(policy).map(({ to }) => to)];
}

/** The nodes that events reach after this one. */
function behind(node: DeliveryNode): readonly Known<NodeId | 'none'>[] {
  if (node.kind === 'queue') return isUnknown(node.redrive) || node.redrive === 'none' ? [] : [node.redrive.deadLetterQueue];
  if (node.kind === 'stream-consumer') return [node.stream];
  return node.kind === 'function' ? [node.deadLetter] : [];
}
