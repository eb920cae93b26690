/**
 * Detects edits that put a resource of the app out of use: nothing names it any more but what watches it or permits its
 * use. The plan cannot know what is still in it, or who else needs it.
 */
import { ARN_SHAPES } from '../facts/arn-shapes';
import { INPUT_LIMITS } from '../limits';
import { valuesIn } from '../model/json';
import { own } from '../template/json';
import { referencesOf } from '../template/references';
import { resolve } from '../template/value/resolve';
import { resolvedName } from '../template/value/text';
import { Address, addressKey, Draft, RewrittenResource } from './draft';

/** Types that name a resource without using it. */
const ACCESSORIES: ReadonlySet<string> = new Set([
  'AWS::Events::EventBusPolicy', 'AWS::KMS::Alias', 'AWS::Lambda::Permission', 'AWS::Lambda::ResourcePolicy', 'AWS::Logs::MetricFilter',
  'AWS::S3::BucketPolicy', 'AWS::SNS::TopicInlinePolicy', 'AWS::SNS::TopicPolicy', 'AWS::SQS::QueueInlinePolicy', 'AWS::SQS::QueuePolicy',
]);
const ACCESSORY_SERVICES: readonly string[] = ['AWS::CloudWatch::', 'AWS::IAM::'];

/** Whether the resources that were rewritten were the last ones that used another. */
export function putsOutOfUse(rewritten: readonly RewrittenResource[], draft: Draft): boolean {
  return rewritten.some(({ stack, logicalId, before }) => {
    const left = new Set(usedBy(own(draft.resources(stack), logicalId), stack, draft).map(addressKey));
    return usedBy(before, stack, draft).some((used) => (
      addressKey(used) !== addressKey({ stack, logicalId }) && !left.has(addressKey(used))
      && draft.declares(used) && !isUsed(used, draft)
    ));
  });
}

/** What a resource names in its properties, in its stack and by imports; nothing if it is an accessory. */
function usedBy(resource: unknown, stack: string, draft: Draft): readonly Address[] {
  if (isAccessory(resource)) return [];
  const { names, imports } = referencesOf({ properties: own(resource, 'Properties'), dependsOn: [] });
  const from = draft.stackNamed(stack);
  // Each output once, however often a value imports it.
  const outputs = new Set(imports.map((value) => (
    from?.outputs.exported(resolvedName(resolve(own(value, 'Fn::ImportValue'), from)), from)
  )));
  const imported = [...outputs].flatMap((output): readonly Address[] => {
    if (output === undefined || output === 'ambiguous') return [];
    const { names: behind } = referencesOf({ properties: output.value, dependsOn: [] });
    return [...behind].map((logicalId) => ({ stack: output.stack.name, logicalId }));
  });
  return [...[...names].map((logicalId) => ({ stack, logicalId })), ...imported];
}

function isUsed({ stack, logicalId }: Address, draft: Draft): boolean {
  const users = draft.entriesNaming(stack, 'Resources', logicalId).filter((id) => id !== logicalId)
    .map((id) => own(draft.resources(stack), id));
  return users.some((user) => mentions(user, logicalId))
    || draft.entriesNaming(stack, 'Outputs', logicalId).some((id) => isRead(own(draft.outputs(stack), id), draft))
    || isUsedByName({ stack, logicalId }, draft);
}

/** Another stack may name it by its physical name, alone or in an ARN. */
function isUsedByName(address: Address, draft: Draft): boolean {
  const resource = own(draft.resources(address.stack), address.logicalId);
  const name = own(own(resource, 'Properties'), ARN_SHAPES.get(String(own(resource, 'Type')))?.name ?? '');
  return typeof name === 'string' && draft.stackNames().some((stack) => (
    Object.entries(draft.resources(stack)).some(([id, user]) => (
      addressKey({ stack, logicalId: id }) !== addressKey(address) && !isAccessory(user) && holdsName(own(user, 'Properties'), name)
    ))
  ));
}

function holdsName(value: unknown, name: string): boolean {
  return valuesIn(value, INPUT_LIMITS.referenceValues.max)
    .some((one) => typeof one === 'string' && one.split(/[:/]/).includes(name));
}

function mentions(user: unknown, logicalId: string): boolean {
  return !isAccessory(user) && referencesOf({ properties: own(user, 'Properties'), dependsOn: [] }).names.has(logicalId);
}

/** Anybody may read an output. An export is made for imports, and CDK removes it with the last one. */
function isRead(output: unknown, draft: Draft): boolean {
  const exported = own(own(output, 'Export'), 'Name');
  return typeof exported !== 'string' || draft.stackNames().some((stack) => (
    draft.entriesNaming(stack, 'Resources', exported).some((id) => !isAccessory(own(draft.resources(stack), id)))
  ));
}

function isAccessory(resource: unknown): boolean {
  const type = String(own(resource, 'Type'));
  return ACCESSORIES.has(type) || ACCESSORY_SERVICES.some((service) => type.startsWith(service));
}
