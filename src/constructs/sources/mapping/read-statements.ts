/** IAM statements that allow a role to read an event source, and to decrypt with its customer managed key. */
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { DECRYPT_ACTION } from '../../../facts/write-actions';
import { keyStatement } from '../../wiring/key-statement';

export function readStatements(actions: readonly string[], arn: string, key?: kms.IKey): iam.PolicyStatement[] {
  const read = new iam.PolicyStatement({ actions: [...actions], resources: [arn] });
  return key ? [read, keyStatement(key, [DECRYPT_ACTION])] : [read];
}
