/**
 * The edits of a resource that SAM makes, in the words of the raw SAM template. SAM wants to be told the type of what events are sent to, and
 * grants the function's role what it needs there.
 */
import { TemplateEdit } from '../../fixes/difference';
import { isObject, own } from '../../template/json';
import { Origin, pathInSam } from '../../template/sam/origins';
import { Stack } from '../../template/stack';

const TYPES: ReadonlyMap<unknown, string> = new Map([
  ['AWS::SQS::Queue', 'SQS'], ['AWS::SNS::Topic', 'SNS'], ['AWS::Lambda::Function', 'Lambda'], ['AWS::Lambda::Alias', 'Lambda'],
  ['AWS::Events::EventBus', 'EventBridge'], ['AWS::S3::Bucket', 'S3Bucket'],
]);

export interface SamEdits {
  readonly edits: readonly TemplateEdit[];
  /** For which SAM has no word. */
  readonly untold: readonly TemplateEdit[];
}

export function samEdits(edits: readonly TemplateEdit[], origin: Origin, stack: Stack): SamEdits {
  const all = edits.flatMap(leaves).map((edit) => ({ edit, path: pathInSam(origin, edit.path) }));
  return {
    edits: all.flatMap(({ edit, path }): readonly TemplateEdit[] => (path === undefined ? [] : [...typeEdit(edit, origin, stack), { ...edit, path }])),
    untold: all.flatMap(({ edit, path }) => (path === undefined ? [edit] : [])),
  };
}

/** A mapping's bucket is `S3`, that of an invocation `S3Bucket`. */
function typeEdit({ path, value }: TemplateEdit, origin: Origin, stack: Stack): readonly TemplateEdit[] {
  const holder = HOLDS_ARN.exec(path)?.[1];
  const type = TYPES.get(typeNamed(value, stack));
  if (holder === undefined || type === undefined) return [];
  return [{ path: `${pathInSam(origin, holder)}.Type`, value: origin.part.startsWith('Events.') && type === 'S3Bucket' ? 'S3' : type }];
}

/** Where an ARN stands that SAM wants to know the type of, and what holds it. */
const HOLDS_ARN = /^(Properties\.(?:DestinationConfig\.On(?:Failure|Success)(?=\.Destination$)|DeadLetterConfig(?=\.TargetArn$)))/;
const HOLDERS = /^Properties\.(?:DestinationConfig(?:\.On(?:Failure|Success))?|DeadLetterConfig)$/;

/** A destination that is new is told setting by setting, so that its type can stand beside it. */
function leaves(edit: TemplateEdit): readonly TemplateEdit[] {
  const { path, value } = edit;
  if (!HOLDERS.test(path) || !isObject(value)) return [edit];
  return Object.entries(value).flatMap(([key, inner]) => leaves({ path: `${path}.${key}`, was: own(edit.was, key), value: inner }));
}

function typeNamed(value: unknown, stack: Stack): string | undefined {
  const named = own(value, 'Ref') ?? [own(value, 'Fn::GetAtt')].flat()[0];
  return typeof named === 'string' ? stack.resources.get(named.split('.')[0])?.type : undefined;
}
