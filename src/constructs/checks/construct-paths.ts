/** Maps construct paths to template locations and back, by file and logical id. */
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

export function fileOf(stack: Stack): string {
  return resolve(join(Stage.of(stack)!.outdir, stack.templateFile));
}

/**
 * Finds construct paths of template locations. The path in the template is tried first, and the tree is searched only
 * if it is wrong.
 */
export class ConstructPaths {
  private paths: Map<string, string> | undefined;

  public constructor(private readonly root: IConstruct) {}

  public at(location: TemplateLocation, path: string | undefined): string | undefined {
    const construct = path === undefined ? undefined : constructAt(this.root, path);
    if (CfnResource.isCfnResource(construct) && isAt(construct, location)) return path;
    this.paths ??= new Map(this.root.node.findAll().filter((other) => CfnResource.isCfnResource(other))
      .map((resource) => [templateKey(templateLocationOf(resource)), resource.node.path]));
    return this.paths.get(templateKey(location));
  }
}

/** A logical id that is not overridden is known without resolving it. */
function isAt(resource: CfnResource, location: TemplateLocation): boolean {
  const stack = Stack.of(resource);
  if (stack.getLogicalId(resource) !== location.logicalId) {
    return templateKey(templateLocationOf(resource)) === templateKey(location);
  }
  return fileOf(stack) === location.file;
}

/**
 * Whether a template that the app includes declares the construct, by the name of the class: importing `CfnInclude`
 * would load its parser into every synth.
 */
export function isIncluded(root: IConstruct, path: string): boolean {
  const scopes = constructAt(root, path)?.node.scopes ?? [];
  return scopes.some((scope) => scope.constructor.name === 'CfnInclude');
}

function constructAt(root: IConstruct, path: string): IConstruct | undefined {
  return path.split('/').reduce<IConstruct | undefined>((parent, id) => parent?.node.tryFindChild(id), root);
}

export function templateKey({ file, logicalId }: TemplateLocation): string {
  return JSON.stringify([file, logicalId]);
}
