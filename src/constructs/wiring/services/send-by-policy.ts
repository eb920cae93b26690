/**
 * Allows a service to send messages to a queue by the policies of the queue and of its key. The side that this app
 * cannot change gets a warning with the statement that its owner has to add.
 */
import { Annotations, ArnFormat, IResource, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct, IConstruct, IDependable } from 'constructs';
import { QUEUE_DESTINATION } from '../../../destinations/queue/facts';
import { cfnQueueOf } from '../../sources/sqs/owned-queue';
import { isOfOtherAccount } from '../other-account';
import { isOverridden, overriddenProperty } from '../overridden-property';
import { refuse, whereIs } from '../refuse';
import { statementText } from '../statement-text';
import { ServiceSource } from './service-source';
import { isOther } from './source-environment';

/** No policy can open this key, which AWS manages. */
const KEY_OF_SQS = 'alias/aws/sqs';

export function allowServiceToSend(
  scope: Construct, prop: string, queue: sqs.IQueue, source: ServiceSource,
): readonly IDependable[] {
  refuseKeyOfSqs(scope, prop, queue, source);
  refuseStackCycle(scope, prop, queue, source);
  const statement = new iam.PolicyStatement({
    actions: [...QUEUE_DESTINATION.actions],
    resources: [queue.queueArn],
    principals: [new iam.ServicePrincipal(source.principal)],
    conditions: { ArnEquals: { 'aws:SourceArn': source.arn } },
  });
  const { statementAdded, policyDependable } = queue.addToResourcePolicy(statement);
  if (!statementAdded) warnAboutPolicy(scope, 'queue', queue, statement);
  allowKey(scope, queue, source);
  return policyDependable === undefined ? [] : [policyDependable];
}

/**
 * The key would depend on the source if its policy named it, and the source depends on the queue, which depends on the
 * key. So the policy names all sources of the service in the account.
 */
function allowKey(scope: Construct, queue: sqs.IQueue, { principal, service, construct }: ServiceSource): void {
  const key = queue.encryptionMasterKey;
  if (key === undefined) return;
  const statement = new iam.PolicyStatement({
    actions: [...QUEUE_DESTINATION.keyActions],
    resources: ['*'],
    principals: [new iam.ServicePrincipal(principal)],
    conditions: { ArnLike: { 'aws:SourceArn': anySourceOf(key, service, construct) } },
  });
  const { statementAdded } = key.addToResourcePolicy(statement, true);
  if (!statementAdded) warnAboutPolicy(scope, 'key', key, statement);
}

function anySourceOf(key: kms.IKey, service: string, source: IConstruct): string {
  const { env } = source as Partial<IResource>;
  const account = env && isOther(env.account, Stack.of(key).account) ? env.account : undefined;
  return Stack.of(key).formatArn({ service, account, resource: '*', arnFormat: ArnFormat.NO_RESOURCE_NAME });
}

function refuseKeyOfSqs(scope: Construct, prop: string, queue: sqs.IQueue, { principal }: ServiceSource): void {
  const { aliasName } = (queue.encryptionMasterKey ?? {}) as Partial<kms.IAlias>;
  const resource = cfnQueueOf(queue);
  const keyId = resource && overriddenProperty(resource, 'kmsMasterKeyId');
  const isOtherKey = resource !== undefined && isOverridden(resource, 'KmsMasterKeyId') && keyId !== KEY_OF_SQS;
  if (!isOtherKey && (aliasName === KEY_OF_SQS || keyId === KEY_OF_SQS)) {
    refuse(scope, {
      prop,
      fact: `${whereIs(queue)} is encrypted with ${KEY_OF_SQS}, and the service ${principal} writes to it`,
      consequence: 'The policy of that key admits no service and cannot be changed, so every message would be refused and lost',
      fix: 'Encrypt the queue with QueueEncryption.SQS_MANAGED, or with a customer managed key',
    });
  }
}

/** The policy of the queue is in the queue's stack and would name the source, which names the queue. */
function refuseStackCycle(scope: Construct, prop: string, queue: sqs.IQueue, { arn, construct }: ServiceSource): void {
  if (isOfOtherAccount(queue, scope)) return; // by names
  const isOurs = queue.node.defaultChild !== undefined;
  if (isOurs && Token.isUnresolved(arn) && Stack.of(construct) === Stack.of(scope) && isOtherStack(queue, scope)) {
    refuse(scope, {
      prop,
      fact: `${whereIs(queue)} is in the stack ${Stack.of(queue).node.path}, and ${whereIs(construct)} in ${Stack.of(scope).node.path}`,
      consequence: 'The policy of the queue names what sends to it, so the two stacks would depend on each other',
      fix: `Create the queue in ${Stack.of(scope).node.path}, or leave ${prop} out to have one created`,
    });
  }
}

function isOtherStack(one: IConstruct, other: IConstruct): boolean {
  return Stack.of(one) !== Stack.of(other);
}

function warnAboutPolicy(
  scope: Construct, what: 'queue' | 'key', resource: IConstruct, statement: iam.PolicyStatement,
): void {
  Annotations.of(scope).addWarningV2(
    `cdk-lambda-delivery:${what}PolicyUnknown`,
    `${whereIs(scope)}: this app cannot change the policy of the ${what} ${whereIs(resource)}. Without this statement there, events that cannot `
    + `be delivered are lost: ${statementText(scope, statement)}. Add it where the ${what} is created.`,
  );
}
