/**
 * Adds a statement to the existing policy of a queue, topic or key. SQS keeps one policy for each queue, so a second
 * resource would replace the first. A new policy is created only if there is none.
 */
import { arnAttributeOf } from '../../facts/arn-shapes';
import { NodeReference } from '../../rules/kit/change';
import { own } from '../../template/json';
import { appendUnique } from '../append-unique';
import { Address, Draft } from '../draft';
import { freeFor } from '../free-logical-ids';
import { setProperty } from '../set-property';
import { toTemplateValue } from '../to-template-value';
import { ApplyChange } from './apply-change';
import { applyDependsOn } from './depends-on';

interface PolicyResource {
  readonly type: string;
  /** The property that lists the queues or topics of the policy. */
  readonly targets: string;
}

const POLICIES: ReadonlyMap<unknown, PolicyResource> = new Map([
  ['AWS::SQS::Queue', { type: 'AWS::SQS::QueuePolicy', targets: 'Queues' }],
  ['AWS::SNS::Topic', { type: 'AWS::SNS::TopicPolicy', targets: 'Topics' }],
]);
/** The version that SQS, SNS and KMS use by default. */
const VERSION = '2012-10-17';
const OWN_ACCOUNT = { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } };
const OWNER = {
  Effect: 'Allow', Principal: { AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } }, Action: 'kms:*', Resource: '*',
};

export const applyAllowInResourcePolicy: ApplyChange<'allow-in-resource-policy'> = (change, draft) => {
  const { service, actions, source, ownAccount, before } = change;
  const address = draft.addressOf(change.resource);
  const resource = address && draft.resource(address);
  if (address === undefined || resource === undefined) return false;
  const allowed = { Effect: 'Allow', Principal: { Service: service }, Action: [...actions] };
  if (resource.Type === 'AWS::KMS::Key') {
    // A key that named its sources would be made after what is encrypted with it.
    const statement = { ...allowed, Resource: '*', Condition: OWN_ACCOUNT };
    return append(address, 'KeyPolicy', statement, draft, [OWNER]);
  }
  const policy = POLICIES.get(resource.Type);
  const arn = source === undefined ? undefined : toTemplateValue(source, address.stack, draft);
  if (policy === undefined || (source !== undefined && arn === undefined)) return false;
  const statement = {
    ...allowed,
    Resource: toTemplateValue(new NodeReference(change.resource, arnAttributeOf(resource.Type)), address.stack, draft),
    ...(ownAccount === true ? { Condition: OWN_ACCOUNT } : {}),
    ...(arn === undefined ? {} : { Condition: { ArnEquals: { 'aws:SourceArn': arn } } }),
  };
  const existing = policyOf(address, policy, draft);
  const made = existing ?? { stack: address.stack, logicalId: freeFor(`${address.logicalId}Policy`, address.stack, draft, () => false) };
  if (before?.stack === made.stack) applyDependsOn({ kind: 'depends-on', resource: before, after: [made.logicalId] }, draft);
  if (existing !== undefined) return append(existing, 'PolicyDocument', statement, draft, []);
  draft.write(made, {
    Type: policy.type,
    ...(resource.Condition === undefined ? {} : { Condition: resource.Condition }),
    Properties: {
      [policy.targets]: [{ Ref: address.logicalId }],
      PolicyDocument: { Version: VERSION, Statement: [statement] },
    },
  });
  return true;
};

function append(
  address: Address, property: string, statement: object, draft: Draft, byDefault: readonly object[],
): boolean {
  const resource = draft.resource(address);
  if (resource === undefined) return false;
  const document = own(resource.Properties, property);
  const before = document === undefined ? byDefault : [own(document, 'Statement') ?? []].flat();
  if (document === undefined && !setProperty(resource, `${property}.Version`, VERSION)) return false;
  if (!setProperty(resource, `${property}.Statement`, appendUnique(before, statement))) return false;
  draft.write(address, resource);
  return true;
}

function policyOf({ stack, logicalId }: Address, { type, targets }: PolicyResource, draft: Draft): Address | undefined {
  const found = draft.entriesNaming(stack, 'Resources', type, logicalId).find((id) => {
    const resource = own(draft.resources(stack), id);
    const named = own(own(resource, 'Properties'), targets);
    return own(resource, 'Type') === type && Array.isArray(named) && named.some((one) => own(one, 'Ref') === logicalId);
  });
  return found === undefined ? undefined : { stack, logicalId: found };
}
