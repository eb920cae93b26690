/** Whether the edits of a plan are in an app that was written by somebody else: by aws-cdk-lib, from its construct tree. */
import { TemplateApp } from '../../template/app';
import { isObject, memberOrItem, own, sameJson } from '../../template/json';
import { dependsOnOf } from '../../template/references';
import { FixPlan, ResourcePlan } from '../plan';

/** The planned resources that the app lacks, or that lack a planned value there. They may have more than is planned. */
export function unwrittenEdits({ resources }: FixPlan, app: TemplateApp): readonly ResourcePlan[] {
  const templates = new Map(app.stacks.map(({ name, template }) => [name, template]));
  return resources.filter(({ stack, logicalId, type, edits }) => {
    const written = own(own(templates.get(stack), 'Resources'), logicalId);
    return own(written, 'Type') !== type || edits.some(({ path, value }) => !isWritten(path.split('.'), value, written));
  });
}

/** An app may have a removal policy of its own for what it holds. */
const REMOVAL: ReadonlySet<string> = new Set(['DeletionPolicy', 'UpdateReplacePolicy']);

function isWritten(path: readonly string[], value: unknown, resource: unknown): boolean {
  if (REMOVAL.has(path[0])) return true;
  const written = path.reduce<unknown>(memberOrItem, resource);
  if (path[0] === 'DependsOn') {
    const before = dependsOnOf(resource);
    return [value].flat().every((logicalId) => before.includes(String(logicalId)));
  }
  // Of a resource that had no property: the others are aws-cdk-lib's, such as tags.
  if (path.length === 1 && isObject(value)) {
    return Object.entries(value).every(([key, one]) => sameJson(own(written, key), one));
  }
  return sameJson(written, value);
}
