/**
 * The statement that allows a role to use a customer managed key. IAM policies name keys and not aliases. For an alias
 * the statement names its key or, if that is unknown, every key with the alias.
 */
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';

export function keyStatement(key: kms.IKey, actions: readonly string[]): iam.PolicyStatement {
  const target = keyOf(key);
  const statement = new iam.PolicyStatement({ actions: [...actions], resources: [target?.keyArn ?? anyKey(key)] });
  if (target === undefined) {
    statement.addCondition('ForAnyValue:StringEquals', { 'kms:ResourceAliases': (key as kms.IAlias).aliasName });
  }
  return statement;
}

/** `undefined` for an alias that is imported by its name. */
function keyOf(key: kms.IKey): kms.IKey | undefined {
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
