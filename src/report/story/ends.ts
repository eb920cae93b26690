/** The nodes of the graph with their names for people. */
import { defined } from '../../model/defined';
import { DeliveryGraph } from '../../model/delivery-graph';
import { Known, map } from '../../model/known';
import { DeliveryNode, NodeId } from '../../model/node';
import { NodeNames, nodeNamesIn } from '../node-names';
import { StoryEnd } from './story';

export class NamedEnds {
  public readonly names: NodeNames;
  private readonly nodes: ReadonlyMap<NodeId, DeliveryNode>;

  public constructor(graph: DeliveryGraph) {
    this.names = nodeNamesIn(graph);
    this.nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  }

  public of(id: Known<NodeId>): Known<StoryEnd> {
    return map(id, (known) => this.named(known));
  }

  public named(id: NodeId): StoryEnd {
    const { noun, name } = this.names.node(id);
    const { kind = 'other' as const, declaredAt } = this.nodes.get(id) ?? {};
    return { node: id, kind, name, ...defined({ noun, stack: declaredAt?.stack, path: declaredAt?.path }) };
  }
}

/** `queue Orders`. */
export function endLabel({ noun, name }: Pick<StoryEnd, 'noun' | 'name'>): string {
  return noun === undefined ? name : `${noun} ${name}`;
}
