/**
 * The statement that lets a role use a customer key. IAM knows keys, not aliases: for an alias the key behind it is named, and where that is
 * hidden, any key that carries the alias.
 */
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';

export function keyStatement(key: kms.IKey, actions: readonly string[]): iam.PolicyStatement {
  const behind = keyBehind(key);
  const statement = new iam.PolicyStatement({ actions: [...actions], resources: [behind?.keyArn ?? anyKey(key)] });
  if (behind === undefined) {
    statement.addCondition('ForAnyValue:StringEquals', { 'kms:ResourceAliases': (key as kms.IAlias).aliasName });
  }
  return statement;
}

/** `undefined` behind an alias that is imported by its name. */
function keyBehind(key: kms.IKey): kms.IKey | undefined {
  if ((key as Partial<kms.IAlias>).aliasName === undefined) {
    return key;
  }
  try {
    return (key as kms.IAlias).aliasTargetKey;
  } catch {
    return undefined;
  }
}

function anyKey(key: kms.IKey): string {
  return Stack.of(key).formatArn({ service: 'kms', resource: 'key', resourceName: '*' });
}
