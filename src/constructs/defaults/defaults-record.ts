/** What a call added to the resources of an app. */
import type { TemplateEdit } from '../../fixes/difference';
import type { ResourcePlan } from '../../fixes/plan';

export interface DefaultsRecord {
  readonly added: readonly AddedResource[];
  readonly changed: readonly ChangedResource[];
}

interface AddedResource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly rules: readonly string[];
}

interface ChangedResource extends AddedResource {
  readonly path?: string;
  /** The properties that the resource did not set before. */
  readonly set: readonly string[];
}

export function recordOf(resources: readonly ResourcePlan[]): DefaultsRecord {
  return {
    added: resources.filter(({ becomes }) => becomes === 'added')
      .map(({ stack, logicalId, type, rules }) => ({ stack, logicalId, type, rules })),
    changed: resources.filter(({ becomes }) => becomes === 'changed').map(({ stack, logicalId, path, type, edits, rules }) => ({
      stack,
      logicalId,
      ...(path === undefined ? {} : { path }),
      type,
      set: edits.flatMap(namesSet),
      rules,
    })),
  };
}

/** A resource without any property gets all of them in one edit. */
function namesSet({ path, value }: TemplateEdit): readonly string[] {
  if (path === PROPERTIES) return Object.keys(value as object);
  return [path.startsWith(`${PROPERTIES}.`) ? path.slice(PROPERTIES.length + 1) : path];
}

const PROPERTIES = 'Properties';
