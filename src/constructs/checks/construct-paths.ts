/** Where the CloudFormation resources of a construct tree stand in templates, and back: by file and logical id, which no two share. */
import { join, resolve } from 'path';
import { CfnResource, Stack, Stage } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

export interface TemplateLocation {
  readonly file: string;
  readonly logicalId: string;
}

export function templateLocationOf(resource: CfnResource): TemplateLocation {
  const stack = Stack.of(resource);
  return { file: fileOf(stack), logicalId: stack.resolve(resource.logicalId) as string };
}

function fileOf(stack: Stack): string {
  return resolve(join(Stage.of(stack)!.outdir, stack.templateFile));
}

/** Construct paths of places. What a template says of them is tried first; the tree is walked for the first of which that is not true. */
export class ConstructPaths {
  private paths: Map<string, string> | undefined;

  public constructor(private readonly root: IConstruct) {}

  public at(place: TemplateLocation, said: string | undefined): string | undefined {
    const construct = said === undefined ? undefined : constructAt(this.root, said);
    if (CfnResource.isCfnResource(construct) && isAt(construct, place)) return said;
    this.paths ??= new Map(this.root.node.findAll().filter((other) => CfnResource.isCfnResource(other))
      .map((resource) => [keyOf(templateLocationOf(resource)), resource.node.path]));
    return this.paths.get(keyOf(place));
  }
}

/** Names that nobody has overridden are known without resolving them. */
function isAt(resource: CfnResource, place: TemplateLocation): boolean {
  const stack = Stack.of(resource);
  if (stack.getLogicalId(resource) !== place.logicalId) return keyOf(templateLocationOf(resource)) === keyOf(place);
  return fileOf(stack) === place.file;
}

function constructAt(root: IConstruct, path: string): IConstruct | undefined {
  return path.split('/').reduce<IConstruct | undefined>((above, id) => above?.node.tryFindChild(id), root);
}

function keyOf({ file, logicalId }: TemplateLocation): string {
  return JSON.stringify([file, logicalId]);
}
