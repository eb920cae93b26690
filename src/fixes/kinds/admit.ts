/**
 * A statement joins the policy that a queue, topic or key has. SQS keeps one policy for each queue, so a second resource would replace the
 * first; only where there is none a new one is made.
 */
import { Edit } from './edit';
import { Reference } from '../../rules/change';
import { isObject, own } from '../../template/json';
import { written } from '../content';
import { Address, Draft } from '../draft';
import { setProperty } from '../set-property';
import { withOne } from '../with-one';

interface PolicyResource {
  readonly type: string;
  /** Lists what the policy is for. */
  readonly targets: string;
}

const POLICIES: ReadonlyMap<unknown, PolicyResource> = new Map([
  ['AWS::SQS::Queue', { type: 'AWS::SQS::QueuePolicy', targets: 'Queues' }],
  ['AWS::SNS::Topic', { type: 'AWS::SNS::TopicPolicy', targets: 'Topics' }],
]);

export const admit: Edit<'admit'> = ({ to, service, actions, source }, draft) => {
  const address = draft.addressOf(to);
  if (address === undefined) return false;
  const type = draft.resource(address)?.Type;
  const conditions = source === undefined ? undefined : written(source, address.stack, draft);
  if (source !== undefined && conditions === undefined) return false;
  const statement = {
    Effect: 'Allow',
    Principal: { Service: service },
    Action: [...actions],
    Resource: type === 'AWS::KMS::Key' ? '*' : written(new Reference(to, type === 'AWS::SNS::Topic' ? 'Ref' : 'Arn'), address.stack, draft),
    ...(conditions === undefined ? {} : { Condition: { ArnEquals: { 'aws:SourceArn': conditions } } }),
  };
  if (type === 'AWS::KMS::Key') return append(address, 'KeyPolicy', statement, draft);
  const policy = POLICIES.get(type);
  if (policy === undefined) return false;
  const existing = policyOf(address, policy, draft);
  if (existing !== undefined) return append(existing, 'PolicyDocument', statement, draft);
  draft.write({ stack: address.stack, logicalId: `${address.logicalId}Policy` }, {
    Type: policy.type,
    Properties: { [policy.targets]: [{ Ref: address.logicalId }], PolicyDocument: { Version: '2012-10-17', Statement: [statement] } },
  });
  return true;
};

function append(address: Address, document: string, statement: object, draft: Draft): boolean {
  const resource = draft.resource(address);
  if (resource === undefined) return false;
  const before = [own(own(resource.Properties, document), 'Statement') ?? []].flat();
  if (!setProperty(resource, `${document}.Statement`, withOne(before, statement))) return false;
  draft.write(address, resource);
  return true;
}

function policyOf({ stack, logicalId }: Address, { type, targets }: PolicyResource, draft: Draft): Address | undefined {
  const found = Object.entries(draft.resources(stack)).find(([, resource]) => {
    const named = own(own(resource, 'Properties'), targets);
    return own(resource, 'Type') === type && Array.isArray(named) && named.some((one) => isObject(one) && own(one, 'Ref') === logicalId);
  });
  return found === undefined ? undefined : { stack, logicalId: found[0] };
}
