/**
 * The app: all its stacks, with resources indexed once by type and outputs by name, so that later steps look up and
 * never search.
 */
import { groupBy } from '../model/collections';
import { lazy } from '../model/lazy';
import { DeclaredAt } from '../model/node';
import { nodeId } from '../model/node-id';
import { RecordedAcknowledgment } from '../model/recorded-acknowledgment';
import { buildStacks } from './build-stacks';
import { Assumption, NOTHING_ASSUMED } from './conditions/assumption';
import { FoundTemplate } from './found-template';
import { OutputIndex } from './output-index';
import { Resource, resourceId, Stack } from './stack';

export class TemplateApp {
  public readonly stacks: readonly Stack[];
  /** The ids of resources whose condition certainly does not hold. */
  public readonly absent: ReadonlySet<string>;
  private readonly byType: ReadonlyMap<string, readonly Resource[]>;
  private readonly byId: () => ReadonlyMap<string, Resource>;

  public constructor(private readonly found: readonly FoundTemplate[], assumed: Assumption = NOTHING_ASSUMED) {
    const outputs = new OutputIndex();
    this.stacks = buildStacks(found, outputs, assumed);
    this.stacks.forEach((stack) => outputs.add(stack));
    const all = this.stacks.flatMap(({ resources }) => [...resources.values()]);
    this.absent = new Set(all.filter(({ absent }) => absent).map(resourceId));
    this.byId = lazy(() => new Map(all.map((resource) => [resourceId(resource), resource])));
    this.byType = groupBy(all.filter(({ absent }) => !absent), ({ type }) => type);
  }

  /** The same app in one case. */
  public assuming(assumed: Assumption): TemplateApp {
    return new TemplateApp(this.found, assumed);
  }

  /** What the assembly records. The checks at synth take it from the constructs instead. */
  public get acknowledged(): readonly RecordedAcknowledgment[] {
    return this.found.flatMap(({ acknowledged }) => acknowledged?.() ?? []);
  }

  public resourceAt(at: DeclaredAt): Resource | undefined {
    return this.byId().get(nodeId(at));
  }

  /** In the order of the templates. A type that ends in `::` stands for all that begin with it. */
  public ofType(type: string): readonly Resource[] {
    if (!type.endsWith('::')) return this.byType.get(type) ?? [];
    return [...this.byType].flatMap(([name, resources]) => (name.startsWith(type) ? resources : []));
  }
}
