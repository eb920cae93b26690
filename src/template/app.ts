/**
 * The app: all its stacks, with resources indexed once by type and outputs by name, so that later steps look up and
 * never search.
 */
import { groupBy } from '../model/collections';
import { RecordedAcknowledgment } from '../model/recorded-acknowledgment';
import { buildStacks } from './build-stacks';
import { FoundTemplate } from './found-template';
import { OutputIndex } from './output-index';
import { Resource, Stack } from './stack';

export class TemplateApp {
  public readonly stacks: readonly Stack[];
  public readonly acknowledged: readonly RecordedAcknowledgment[];
  private readonly byType: ReadonlyMap<string, readonly Resource[]>;

  public constructor(found: readonly FoundTemplate[]) {
    const outputs = new OutputIndex();
    this.stacks = buildStacks(found, outputs);
    this.stacks.forEach((stack) => outputs.add(stack));
    this.acknowledged = found.flatMap(({ acknowledged = [] }) => acknowledged);
    this.byType = groupBy(this.stacks.flatMap(({ resources }) => [...resources.values()]), ({ type }) => type);
  }

  /** In the order of the templates. */
  public ofType(type: string): readonly Resource[] {
    return this.byType.get(type) ?? [];
  }
}
