/** Opens the key of filters to Lambda. */
import { Annotations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { whereIs } from '../../wiring/refuse';

/** This app cannot change the policy of an imported key. */
export function openKeyOfFilters(scope: Construct, key: kms.IKey): void {
  const granted = key.grant(new iam.ServicePrincipal('lambda.amazonaws.com'), 'kms:Decrypt');
  if (!granted.resourceStatement) {
    Annotations.of(scope).addWarningV2(
      'cdk-lambda-delivery:filterKeyPolicyUnknown',
      `${whereIs(scope)}: filterEncryption is the imported key ${whereIs(key)}, whose policy this app cannot change. Lambda cannot read the `
      + 'filters unless the key policy allows the service lambda.amazonaws.com the action kms:Decrypt. Add that statement where the key is '
      + 'created.',
    );
  }
}
