/** Finds the constructs of stacks and resources by their place in the synthesized templates. */
import { resolve } from 'path';
import { CfnResource, Stack, Stage } from 'aws-cdk-lib';
import type { TemplateApp } from '../../template/app';
import { fileOf, templateKey, templateLocationOf } from '../checks/construct-paths';

export interface PlaceInTemplate {
  /** The name of the stack in the app that was read. */
  readonly stack: string;
  readonly logicalId: string;
}

export class TemplatePlaces {
  private readonly stacks: ReadonlyMap<string, Stack>;
  private readonly resources: Map<string, CfnResource>;
  private readonly files: ReadonlyMap<string, string>;
  private readonly declared: ReadonlySet<string>;

  public constructor(scope: Stage, app: TemplateApp) {
    const constructs = scope.node.findAll();
    this.stacks = new Map(constructs.filter((one) => Stack.isStack(one)).map((stack) => [fileOf(stack), stack]));
    this.resources = new Map(constructs.filter((one) => CfnResource.isCfnResource(one))
      .map((resource) => [templateKey(templateLocationOf(resource)), resource]));
    this.files = new Map(app.stacks.map(({ name, file }) => [name, resolve(file ?? '')]));
    const declared = app.stacks.flatMap(({ resources }) => [...resources.values()]);
    this.declared = new Set(declared.map(({ declaredAt }) => this.keyOf(declaredAt)));
  }

  public stack(name: string): Stack | undefined {
    return this.stacks.get(this.files.get(name) ?? '');
  }

  public resource(place: PlaceInTemplate): CfnResource | undefined {
    return this.resources.get(this.keyOf(place));
  }

  /**
   * Whether the plan may edit the resource: not if an included template file declares it, or a transform creates it.
   */
  public isEditable(place: PlaceInTemplate): boolean {
    const isNew = !this.declared.has(this.keyOf(place));
    return this.stack(place.stack) !== undefined && (isNew || this.resource(place) !== undefined);
  }

  public add(place: PlaceInTemplate, resource: CfnResource): void {
    this.resources.set(this.keyOf(place), resource);
  }

  private keyOf({ stack, logicalId }: PlaceInTemplate): string {
    return templateKey({ file: this.files.get(stack) ?? '', logicalId });
  }
}
