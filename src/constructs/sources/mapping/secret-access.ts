/** What lets Lambda log in to a broker or a cluster: the secret in the mapping, and the role that may read it. */
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { DECRYPT_ACTION } from '../../../facts/write-actions';
import { SECRET_READ_ACTION } from '../../../sources/mapping/facts';
import { refuseOtherRegion } from '../../wiring/handler-environment';
import { keyStatement } from '../../wiring/key-statement';
import { refuse, whereIs } from '../../wiring/refuse';

export interface SourceAccess {
  readonly type: lambda.SourceAccessConfigurationType;
  readonly uri: string;
}

export interface SecretAccess {
  readonly access: SourceAccess;
  readonly statements: readonly iam.PolicyStatement[];
}

export function secretAccess(
  scope: Construct, prop: string, secret: secretsmanager.ISecret, type: lambda.SourceAccessConfigurationType,
): SecretAccess {
  if (secret?.secretArn === undefined) {
    refuse(scope, {
      prop,
      fact: 'is not a secret',
      consequence: 'Lambda reads what it logs in with from Secrets Manager',
      fix: 'Give a secretsmanager.Secret, or import one with Secret.fromSecretCompleteArn',
    });
  }
  refuseOtherRegion(scope, { prop, name: whereIs(secret), region: secret.env.region });
  const read = new iam.PolicyStatement({ actions: [SECRET_READ_ACTION], resources: [arnForPolicies(secret)] });
  const decrypt = secret.encryptionKey ? [keyStatement(secret.encryptionKey, [DECRYPT_ACTION])] : [];
  return { access: { type, uri: secret.secretArn }, statements: [read, ...decrypt] };
}

/** Secrets Manager adds six characters of its own to the name, which an import by name does not know. */
function arnForPolicies({ secretArn, secretFullArn }: secretsmanager.ISecret): string {
  return secretFullArn ?? `${secretArn}-??????`;
}

export function accessSettings(
  access: readonly SourceAccess[],
): Pick<lambda.CfnEventSourceMappingProps, 'sourceAccessConfigurations'> {
  return {
    sourceAccessConfigurations: access.length === 0
      ? undefined
      : access.map(({ type, uri }) => ({ type: type.type, uri })),
  };
}
