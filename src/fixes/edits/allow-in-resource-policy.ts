/**
 * Adds a statement to the existing policy of a queue, topic, bucket or key. SQS keeps one policy for each queue, so a
 * second resource would replace the first. A new policy is created only if there is none.
 */
import { own } from '../../template/json';
import { appendUnique } from '../append-unique';
import { Address, Draft } from '../draft';
import { freeFor } from '../free-logical-ids';
import { setProperty } from '../set-property';
import { ApplyChange } from './apply-change';
import { applyDependsOn } from './depends-on';
import { keyPolicyStatement, resourceStatement, ROOT } from './resource-policy-statement';

interface PolicyResource {
  readonly type: string;
  /** The property that names the resources of the policy. */
  readonly targets: string;
  readonly isList: boolean;
}

const POLICIES: ReadonlyMap<string, PolicyResource> = new Map([
  ['AWS::SQS::Queue', { type: 'AWS::SQS::QueuePolicy', targets: 'Queues', isList: true }],
  ['AWS::SNS::Topic', { type: 'AWS::SNS::TopicPolicy', targets: 'Topics', isList: true }],
  ['AWS::S3::Bucket', { type: 'AWS::S3::BucketPolicy', targets: 'Bucket', isList: false }],
]);
/** The version that SQS, SNS, S3 and KMS use by default. */
const VERSION = '2012-10-17';
const OWNER = { Effect: 'Allow', Principal: ROOT, Action: 'kms:*', Resource: '*' };

export const applyAllowInResourcePolicy: ApplyChange<'allow-in-resource-policy'> = (change, draft) => {
  const address = draft.addressOf(change.resource);
  const resource = address && draft.resource(address);
  if (address === undefined || resource === undefined) return false;
  const type = String(resource.Type);
  if (type === 'AWS::KMS::Key') {
    const statement = keyPolicyStatement(change, address, draft);
    return statement !== undefined && append(address, 'KeyPolicy', statement, draft, [OWNER]);
  }
  const policy = POLICIES.get(type);
  const statement = resourceStatement(change, type, address, draft);
  if (policy === undefined || statement === undefined) return false;
  const existing = policyOf(address, policy, draft);
  const made = existing ?? { stack: address.stack, logicalId: freeFor(`${address.logicalId}Policy`, address.stack, draft, () => false) };
  const { before } = change;
  if (before?.stack === made.stack) applyDependsOn({ kind: 'depends-on', resource: before, after: [made.logicalId] }, draft);
  if (existing !== undefined) return append(existing, 'PolicyDocument', statement, draft, []);
  const target = { Ref: address.logicalId };
  draft.write(made, {
    Type: policy.type,
    ...(resource.Condition === undefined ? {} : { Condition: resource.Condition }),
    Properties: {
      [policy.targets]: policy.isList ? [target] : target,
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
    return own(resource, 'Type') === type && [named].flat().some((one) => own(one, 'Ref') === logicalId);
  });
  return found === undefined ? undefined : { stack, logicalId: found };
}
