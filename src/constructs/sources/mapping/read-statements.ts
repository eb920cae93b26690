/** What a reader of an event source must be allowed to do: the source's actions on it, and to decrypt with its customer key. */
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { keyStatement } from '../../wiring/key-statement';

export function readStatements(actions: readonly string[], arn: string, key?: kms.IKey): iam.PolicyStatement[] {
  const read = new iam.PolicyStatement({ actions: [...actions], resources: [arn] });
  return key ? [read, keyStatement(key, ['kms:Decrypt'])] : [read];
}
