/** A source of another account has to allow the role of the handler from its own side. */
import { IResource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, IConstruct } from 'constructs';
import { allowFromOtherAccount, UsedResource } from '../../wiring/allow-other-account';
import { roleOf } from '../../wiring/grant';

const KINDS_OF_PROP: Readonly<Record<string, Pick<UsedResource, 'noun' | 'nameProp' | 'isWritable'> | undefined>> = {
  queue: { noun: 'queue', nameProp: 'queueName' },
  stream: { noun: 'stream', nameProp: 'streamName' },
  table: { noun: 'stream of the table', nameProp: 'tableName', isWritable: false },
};

interface PolledSource {
  readonly prop: string;
  readonly construct?: IConstruct;
  readonly arn?: string;
  readonly statements: readonly iam.PolicyStatement[];
}

interface WithKey {
  readonly encryptionMasterKey?: kms.IKey;
  readonly encryptionKey?: kms.IKey;
}

export function allowSource(scope: Construct, handler: lambda.IFunction, source: PolledSource): void {
  const { prop, construct, arn, statements } = source;
  const kind = KINDS_OF_PROP[prop];
  if (kind === undefined || construct === undefined || arn === undefined) return;
  const { encryptionMasterKey, encryptionKey } = construct as WithKey;
  allowFromOtherAccount(scope, { noun: 'function', role: roleOf(handler) }, {
    ...kind, prop, resource: construct as IResource, arn, key: encryptionMasterKey ?? encryptionKey, statements,
  });
}
