/**
 * Allows Lambda to decrypt with the key of the filters, for the event source mappings of this account and Region, and
 * of this source where the key can name it.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filter-criteria-encryption
 */
import { Annotations, ArnFormat, Lazy, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { DECRYPT_ACTION } from '../../../facts/write-actions';
import { refersTo } from '../../wiring/follow-references';
import { resourceOf } from '../../wiring/reference';
import { whereIs } from '../../wiring/refuse';

/** The context that Lambda encrypts filters in. */
const SOURCE_CONTEXT = 'kms:EncryptionContext:aws:lambda:EventSourceArn';

export function openKeyOfFilters(scope: Construct, key: kms.IKey, sourceArn: string | undefined): void {
  const mappings = Stack.of(scope).formatArn({
    service: 'lambda', resource: 'event-source-mapping', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  const { statementAdded } = key.addToResourcePolicy(new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal('lambda.amazonaws.com')],
    actions: [DECRYPT_ACTION],
    resources: ['*'],
    conditions: { ArnLike: { 'aws:SourceArn': mappings }, ...sourceCondition(key, sourceArn) },
  }));
  if (!statementAdded) warnAboutKeyPolicy(scope, key);
}

/**
 * Returns no condition if the policy of the key would refer to a source that refers to a key: CloudFormation rejects
 * circular dependencies. Of two stacks, only one can refer to the other.
 */
function sourceCondition(key: kms.IKey, sourceArn: string | undefined): object {
  const onlySource = { [SOURCE_CONTEXT]: sourceArn };
  if (sourceArn === undefined) return {};
  if (!Token.isUnresolved(sourceArn)) return { StringEquals: onlySource };
  const source = resourceOf(sourceArn);
  if (source === undefined || Stack.of(source) !== Stack.of(key)) return {};
  const refersToKey = () => refersTo(source, kms.CfnKey.CFN_RESOURCE_TYPE_NAME);
  return { StringEquals: Lazy.any({ produce: () => (refersToKey() ? undefined : onlySource) }) };
}

/** This app cannot change the policy of an imported key. */
function warnAboutKeyPolicy(scope: Construct, key: kms.IKey): void {
  Annotations.of(scope).addWarningV2(
    'cdk-lambda-delivery:filterKeyPolicyUnknown',
    `${whereIs(scope)}: filterEncryption is the imported key ${whereIs(key)}, whose policy this app cannot change. Lambda cannot read the `
    + 'filters unless the key policy allows the service lambda.amazonaws.com the action kms:Decrypt. Add that statement where the key is '
    + 'created.',
  );
}
