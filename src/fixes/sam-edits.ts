/**
 * Translates edits of a generated resource to the SAM template that generates it. SAM requires the type of a
 * destination, and adds the permissions for it to the role of the function.
 */
import { groupBy } from '../model/collections';
import { isObject, own, sameJson } from '../template/json';
import { Origin, originOf, Origins, pathInSam } from '../template/sam/origins';
import { differences, TemplateEdit } from './difference';

const TYPES: ReadonlyMap<unknown, string> = new Map([
  ['AWS::SQS::Queue', 'SQS'], ['AWS::SNS::Topic', 'SNS'], ['AWS::Lambda::Function', 'Lambda'], ['AWS::Lambda::Alias', 'Lambda'],
  ['AWS::Events::EventBus', 'EventBridge'], ['AWS::S3::Bucket', 'S3Bucket'],
]);

/** The type of a resource of the stack, after the plan. */
export type TypeOf = (logicalId: string) => string | undefined;

export interface SamEdits {
  readonly edits: readonly TemplateEdit[];
  /** Edits that SAM has no setting for. */
  readonly untold: readonly TemplateEdit[];
}

export function samEdits(edits: readonly TemplateEdit[], origin: Origin, typeOf: TypeOf): SamEdits {
  const split = origin.isItem ? withoutCondition : leaves;
  const all = edits.flatMap(split).map((edit) => ({ edit, path: pathInSam(origin, edit.path) }));
  return {
    edits: all.flatMap(({ edit, path }): readonly TemplateEdit[] => (
      path === undefined ? [] : [...typeEdit(edit, origin, typeOf), { ...edit, path }]
    )),
    untold: all.flatMap(({ edit, path }) => (path === undefined ? [edit] : [])),
  };
}

/** The edits of a resource, by where they are made. */
export interface EditsByOrigin {
  /** In the resource itself. */
  readonly own: readonly TemplateEdit[];
  /** In a part of the SAM template. */
  readonly generated: ReadonlyMap<Origin, readonly TemplateEdit[]>;
}

export function editsByOrigin(
  { logicalId, origins }: { readonly logicalId: string; readonly origins?: Origins }, edits: readonly TemplateEdit[],
): EditsByOrigin {
  if (origins === undefined) return { own: edits, generated: new Map() };
  const originOfEdit = ({ path }: TemplateEdit): Origin | undefined =>
    originOf(origins, logicalId, path.startsWith(PROPERTIES) ? path.slice(PROPERTIES.length) : '');
  return { own: edits.filter((edit) => originOfEdit(edit) === undefined), generated: groupBy(edits, originOfEdit) };
}

const PROPERTIES = 'Properties.';

/** The type is `S3` in a mapping and `S3Bucket` in asynchronous settings. */
function typeEdit({ path, value }: TemplateEdit, origin: Origin, typeOf: TypeOf): readonly TemplateEdit[] {
  const holder = HOLDS_ARN.exec(path)?.[1];
  const type = TYPES.get(typeNamed(value, typeOf));
  if (holder === undefined || type === undefined) return [];
  return [{ path: `${pathInSam(origin, holder)}.Type`, value: origin.part.startsWith('Events.') && type === 'S3Bucket' ? 'S3' : type }];
}

/** The destinations whose type SAM requires, and the object that contains the ARN. */
const HOLDS_ARN = /^(Properties\.(?:DestinationConfig\.On(?:Failure|Success)(?=\.Destination$)|DeadLetterConfig(?=\.TargetArn$)))/;
const HOLDERS = /^Properties\.(?:DestinationConfig(?:\.On(?:Failure|Success))?|DeadLetterConfig)$/;

/** A new destination becomes one edit for each setting, so that its type can be added. */
function leaves(edit: TemplateEdit): readonly TemplateEdit[] {
  const { path, value } = edit;
  if (!HOLDERS.test(path) || !isObject(value)) return [edit];
  return Object.entries(value).flatMap(([key, inner]) => leaves({ path: `${path}.${key}`, was: own(edit.was, key), value: inner }));
}

/** SAM puts the condition of a function around what its events add to lists. */
function withoutCondition(edit: TemplateEdit): readonly TemplateEdit[] {
  const [was, is] = [own(edit.was, 'Fn::If'), own(edit.value, 'Fn::If')];
  if (!Array.isArray(was) || !Array.isArray(is)) return [edit];
  const [[condition, before, otherwise], [sameCondition, after, still]] = [was, is];
  if (!sameJson(condition, sameCondition) || !sameJson(otherwise, still)) return [edit];
  return differences(before, after).map((inner) => ({ ...inner, path: `${edit.path}.${inner.path}` }));
}

function typeNamed(value: unknown, typeOf: TypeOf): string | undefined {
  const named = own(value, 'Ref') ?? [own(value, 'Fn::GetAtt')].flat()[0];
  return typeof named === 'string' ? typeOf(named.split('.')[0]) : undefined;
}
