/**
 * Marks the mappings whose hidden source may be a resource of the app that is no node of the graph, so that nothing is
 * known of that resource either. What another stack exports is no resource of the app.
 */
import { Delivery } from '../model/delivery-graph';
import { isUnknown } from '../model/known';
import { NodeKind } from '../model/node';
import { SourceKind } from '../model/target';
import { SOURCE_READERS } from '../sources/readers';
import { TemplateApp } from '../template/app';
import { NodeRegistry } from './node-registry';
import { READERS } from './readers';

export class OwnSources {
  private readonly found = new Map<SourceKind, boolean>();

  public constructor(private readonly app: TemplateApp, private readonly nodes: NodeRegistry) {}

  public mark(delivery: Delivery): Delivery {
    const { source } = delivery;
    const { kind, mayBe = SOURCE_READERS.map((reader) => reader.kind), node } = source;
    if (delivery.policy.mode !== 'poll' || !isUnknown(node) || node.cause?.kind === 'import') return delivery;
    const kinds = kind === 'unknown' ? mayBe : [kind];
    return kinds.some((one) => this.has(one)) ? { ...delivery, source: { ...source, mayBeOwn: true } } : delivery;
  }

  private has(kind: SourceKind): boolean {
    const known = this.found.get(kind) ?? this.find(SOURCE_READERS.find((reader) => reader.kind === kind)?.polls ?? []);
    this.found.set(kind, known);
    return known;
  }

  private find(kinds: readonly NodeKind[]): boolean {
    const types = READERS.filter((reader) => kinds.includes(reader.kind)).flatMap((reader) => reader.types);
    return types.some((type) => this.app.ofType(type).some((resource) => !this.nodes.has(resource)));
  }
}
