/**
 * How Lambda logs in to an MSK cluster: with the secret that is given or, without one, by IAM if the cluster has it.
 * Refuses what a cluster of this app does not accept.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/msk-cluster-auth.html
 */
import { CfnResource, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as msk from 'aws-cdk-lib/aws-msk';
import { Construct } from 'constructs';
import { KAFKA_CERTIFICATE, KAFKA_SCRAM_512, KAFKA_SCRAM_ACTIONS } from '../../../sources/kafka/facts';
import { jsonText } from '../../../template/json';
import { overriddenProperty } from '../../wiring/overridden-property';
import { isResource } from '../../wiring/reference';
import { refuse } from '../../wiring/refuse';
import { secretAccess, SourceAccess } from '../mapping/secret-access';
import { MskConsumerProps } from './msk-consumer-props';

interface Cluster {
  readonly arn: string;
  readonly name: string;
  /** Not set for a cluster outside the app. */
  readonly resource?: CfnResource;
}

interface Authentication {
  readonly access: readonly SourceAccess[];
  readonly statements: readonly iam.PolicyStatement[];
  readonly usesIam: boolean;
}

/** Whether the cluster accepts a way to log in. `undefined` if unknown. */
type Accepted = Readonly<Partial<Record<'iam' | 'scram' | 'tls' | 'unauthenticated', boolean>>>;

/** Each method of MSK, with the setting of the cluster that accepts it. */
const METHODS: Readonly<Record<string, { readonly accepted: keyof Accepted; readonly setting: string } | undefined>> = {
  [KAFKA_SCRAM_512]: { accepted: 'scram', setting: 'clientAuthentication.sasl.scram' },
  [KAFKA_CERTIFICATE]: { accepted: 'tls', setting: 'clientAuthentication.tls' },
};

export function mskAuthentication(consumer: Construct, props: MskConsumerProps, cluster: Cluster): Authentication {
  const { secret, authenticationMethod } = props;
  const accepted = acceptedBy(cluster.resource);
  refuseUnknownMethod(consumer, authenticationMethod);
  if (secret === undefined) {
    refuseMissingSecret(consumer, authenticationMethod, accepted, cluster);
    return { access: [], statements: [], usesIam: accepted.iam !== false };
  }
  const method: string = authenticationMethod ?? KAFKA_SCRAM_512;
  refuseOtherMethod(consumer, method, accepted, cluster);
  const type = lambda.SourceAccessConfigurationType.of(method);
  const { access, statements } = secretAccess(consumer, 'secret', secret, type);
  const list = new iam.PolicyStatement({ actions: [...KAFKA_SCRAM_ACTIONS], resources: [cluster.arn] });
  const needsList = method === KAFKA_SCRAM_512;
  return { access: [access], statements: needsList ? [...statements, list] : statements, usesIam: false };
}

function acceptedBy(resource: CfnResource | undefined): Accepted {
  if (isResource(resource, msk.CfnServerlessCluster.CFN_RESOURCE_TYPE_NAME)) {
    return { iam: true, scram: false, tls: false, unauthenticated: false };
  }
  if (!isResource(resource, msk.CfnCluster.CFN_RESOURCE_TYPE_NAME)) return {};
  const clientAuthentication = overriddenProperty(resource as msk.CfnCluster, 'clientAuthentication');
  if (clientAuthentication === undefined) return { iam: false, scram: false, tls: false, unauthenticated: true };
  return {
    iam: isEnabled(clientAuthentication, 'sasl', 'iam'),
    scram: isEnabled(clientAuthentication, 'sasl', 'scram'),
    tls: isEnabled(clientAuthentication, 'tls'),
    unauthenticated: isEnabled(clientAuthentication, 'unauthenticated'),
  };
}

function isEnabled(settings: unknown, ...path: readonly string[]): boolean | undefined {
  let value = settings;
  for (const key of [...path, 'enabled']) {
    if (Token.isUnresolved(value)) return undefined;
    value = (value as Readonly<Record<string, unknown>> | undefined)?.[key];
  }
  return Token.isUnresolved(value) ? undefined : value === true;
}

function refuseMissingSecret(
  consumer: Construct, method: string | undefined, { iam: byIam, unauthenticated }: Accepted, { name }: Cluster,
): void {
  if (method !== undefined) {
    refuse(consumer, {
      prop: 'secret',
      fact: `is left out, but authenticationMethod is ${method}`,
      consequence: 'Lambda would have nothing to log in with',
      fix: 'Give the secret, or leave authenticationMethod out to log in with IAM',
    });
  }
  if (byIam === false && unauthenticated === false) {
    refuse(consumer, {
      prop: 'secret',
      fact: `is left out, but ${name} accepts neither IAM nor unauthenticated clients`,
      consequence: 'Lambda could not read the topic',
      fix: 'Give the secret, or enable clientAuthentication.sasl.iam on the cluster',
    });
  }
}

function refuseUnknownMethod(consumer: Construct, method: unknown): void {
  if (method !== undefined && !(typeof method === 'string' && Object.hasOwn(METHODS, method))) {
    refuse(consumer, {
      prop: 'authenticationMethod',
      fact: `is ${typeof method === 'string' ? method : jsonText(method) ?? 'something else'}, which MSK does not have`,
      consequence: 'AWS rejects the event source mapping',
      fix: `Use ${Object.keys(METHODS).join(' or ')}, or leave secret and authenticationMethod out to log in with IAM`,
    });
  }
}

function refuseOtherMethod(consumer: Construct, method: string, accepted: Accepted, { name }: Cluster): void {
  const known = METHODS[method];
  if (known !== undefined && accepted[known.accepted] === false) {
    refuse(consumer, {
      prop: 'secret',
      fact: `is given for ${method}, but ${name} does not enable ${known.setting}`,
      consequence: 'Lambda could not log in to the cluster',
      fix: accepted.iam ? 'Leave secret out to log in with IAM' : `Enable ${known.setting} on the cluster`,
    });
  }
}
