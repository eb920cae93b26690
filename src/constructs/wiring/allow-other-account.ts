/**
 * Allows a role to use a resource of another account from the side of that resource: the role alone is not enough there.
 * The side that this app cannot write gets a warning with the statement that its owner has to add.
 */
import { Annotations, CfnResource, IResource, Resource, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { canName, isOfOtherAccount, refuseNamelessResource } from './other-account';
import { overriddenProperty } from './overridden-property';
import { refuse, whereIs } from './refuse';
import { actionsId, statementText } from './statement-text';

export interface UsedResource {
  readonly prop: string;
  readonly resource: IResource;
  readonly arn: string;
  /** `queue` */
  readonly noun: string;
  /** Whether aws-cdk-lib can add to its policy. Not to that of the stream of a table. */
  readonly isWritable?: boolean;
  /** `queueName` */
  readonly nameProp: string;
  readonly key?: kms.IKey;
  /** What the role is allowed, on the resource and on its key. */
  readonly statements: readonly iam.PolicyStatement[];
}

/** What has the role: `function`, `schedule`. */
export interface RoleUser {
  readonly noun: string;
  /** `undefined` if it is unknown to this app. */
  readonly role?: iam.IRole;
}

export function allowFromOtherAccount(scope: Construct, user: RoleUser, used: UsedResource): void {
  const { prop, resource, key, noun, statements, isWritable } = used;
  const isOnKey = ({ actions }: iam.PolicyStatement): boolean => actions.every((action) => action.startsWith('kms:'));
  if (Resource.isOwnedResource(resource)) refuseNamelessResource(scope, used);
  if (isOfOtherAccount(resource, scope)) {
    refuseKeyOfService(scope, used);
    statements.filter((one) => !isOnKey(one)).forEach(({ actions, resources: on }) => (
      allow(scope, user, { prop, resource, noun, isWritable, actions, on })));
  }
  if (key !== undefined && isOfOtherAccount(key, scope)) {
    statements.filter(isOnKey).forEach(({ actions }) => (
      allow(scope, user, { prop, resource: key, noun: 'key', actions, on: ['*'] })));
  }
}

/** Another account cannot use the keys that AWS manages, and nobody can change their policies. */
function refuseKeyOfService(scope: Construct, { prop, resource, noun, key }: UsedResource): void {
  const own = resource.node.defaultChild as (CfnResource & { readonly kmsMasterKeyId?: unknown }) | undefined;
  const ids = [own && overriddenProperty(own, 'kmsMasterKeyId'), (key as Partial<kms.IAlias> | undefined)?.aliasName];
  const managed = ids.find((id) => typeof id === 'string' && id.startsWith('alias/aws/'));
  if (managed !== undefined) {
    refuse(scope, {
      prop,
      fact: `${whereIs(resource)} is in account ${resource.env.account} and encrypted with ${String(managed)}, but ${whereIs(scope)} is in `
        + Stack.of(scope).account,
      consequence: 'The policy of that key admits its own account only and cannot be changed, so every event would be lost',
      fix: `Encrypt the ${noun} with a customer managed key, or with none`,
    });
  }
}

interface Grant extends Pick<UsedResource, 'prop' | 'resource' | 'noun' | 'isWritable'> {
  readonly actions: readonly string[];
  readonly on: readonly string[];
}

/** The principal is the account, since a policy may not name a role that does not exist yet. */
function allow(scope: Construct, user: RoleUser, grant: Grant): void {
  const { resource, actions, on } = grant;
  const { role } = user;
  const statement = new iam.PolicyStatement({
    sid: grant.noun === 'event bus' ? `${grant.prop}${scope.node.addr}` : undefined,
    actions: [...actions],
    resources: [...on],
    principals: [new iam.AccountPrincipal(Stack.of(scope).account)],
    conditions: role && { ArnEquals: { 'aws:PrincipalArn': role.roleArn } },
  });
  const isNamed = role === undefined || canName(resource, role.roleArn);
  const reason = isNamed || grant.isWritable === false
    ? 'This app cannot change it'
    : `This app cannot write it, since the role ${whereIs(role)} has no name: give the ${user.noun} a role with a roleName, or with `
      + 'PhysicalName.GENERATE_IF_NEEDED as roleName';
  if (!(isNamed && add(grant, statement))) warn(scope, user, { grant, statement, reason });
}

function add({ resource, isWritable = true }: Grant, statement: iam.PolicyStatement): boolean {
  const { addToResourcePolicy } = resource as Partial<iam.IResourceWithPolicy & kms.IKey>;
  if (!isWritable || addToResourcePolicy === undefined || !Resource.isOwnedResource(resource)) return false;
  return addToResourcePolicy.call(resource, statement).statementAdded;
}

interface MissingStatement {
  readonly grant: Grant;
  readonly statement: iam.PolicyStatement;
  readonly reason: string;
}

function warn(scope: Construct, user: RoleUser, { grant, statement, reason }: MissingStatement): void {
  const { resource, noun } = grant;
  Annotations.of(scope).addWarningV2(
    `cdk-lambda-delivery:otherAccount.${actionsId(statement)}`,
    `${whereIs(scope)}: the ${noun} ${whereIs(resource)} is in account ${resource.env.account}, and its policy has to allow the ${user.noun} as `
    + `well. ${reason}. Without this statement there, events cannot be delivered: ${statementText(scope, statement)}. Add it where the `
    + `${noun} is created.`,
  );
}
