/** Options of Kafka topics, on MSK and on brokers of one's own, and of whatever else Lambda logs in to. */
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as eventSources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { Row, Seen } from './cell';
import { needsPollers } from './common';
import { all, allows, refused, sets } from './expectations';

const { AuthenticationMethod } = eventSources;
const VALIDATED = { schemaValidationConfigs: [{ attribute: lambda.KafkaSchemaValidationAttribute.VALUE }] };
const REGISTRY = 'arn:aws:glue:eu-west-1:111122223333:registry/shop';

function secretIn(scope: Construct): secretsmanager.Secret {
  return new secretsmanager.Secret(scope, 'Secret');
}

/** The mapping names the secret with its type, and the role may read it. */
function logsIn(type: string) {
  return all(
    sets('SourceAccessConfigurations.0', ({ given }: Seen) => ({ Type: type, URI: given.secret.secretArn })),
    allows('secretsmanager:GetSecretValue', ({ given }) => given.secret.secretArn),
  );
}

const OTHER_METHOD = refused(/authenticationMethod is .*, which MSK does not have$/, /Use SASL_SCRAM_512_AUTH or CLIENT_CERTIFICATE_TLS_AUTH/);

export const KAFKA_ROWS: readonly Row[] = [
  {
    name: 'consumerGroupId',
    prop: 'consumerGroupId',
    give: () => ({ consumerGroupId: 'orders.group' }),
    cells: {
      MSK: sets('AmazonManagedKafkaEventSourceConfig', { ConsumerGroupId: 'orders.group' }),
      brokers: sets('SelfManagedKafkaEventSourceConfig', { ConsumerGroupId: 'orders.group' }),
    },
  },
  {
    name: 'secret',
    prop: 'secret',
    give: (scope) => ({ secret: secretIn(scope) }),
    cells: {
      'MSK serverless': refused(/secret is given for SASL_SCRAM_512_AUTH, but .* does not enable clientAuthentication.sasl.scram$/, /Leave secret out to log in with IAM\.$/),
      'MSK serverless with pollers': refused(/does not enable clientAuthentication.sasl.scram$/, /Leave secret out to log in with IAM\.$/),
      'Kafka': logsIn('SASL_SCRAM_512_AUTH'),
      'MQ': logsIn('BASIC_AUTH'),
      'DocumentDB': logsIn('BASIC_AUTH'),
    },
  },
  ...[AuthenticationMethod.SASL_SCRAM_256_AUTH, AuthenticationMethod.BASIC_AUTH].map((authenticationMethod): Row => ({
    name: `authenticationMethod: ${authenticationMethod}`,
    prop: 'authenticationMethod',
    give: (scope) => ({ authenticationMethod, secret: secretIn(scope) }),
    cells: { MSK: OTHER_METHOD, brokers: logsIn(authenticationMethod) },
  })),
  {
    name: 'authenticationMethod: CLIENT_CERTIFICATE_TLS_AUTH',
    prop: 'authenticationMethod',
    give: (scope) => ({ authenticationMethod: AuthenticationMethod.CLIENT_CERTIFICATE_TLS_AUTH, secret: secretIn(scope) }),
    cells: {
      'MSK serverless': refused(/secret is given for CLIENT_CERTIFICATE_TLS_AUTH, but .* does not enable clientAuthentication.tls$/, /log in with IAM\.$/),
      'MSK serverless with pollers': refused(/does not enable clientAuthentication.tls$/, /log in with IAM\.$/),
      'Kafka': logsIn('CLIENT_CERTIFICATE_TLS_AUTH'),
    },
  },
  {
    name: 'rootCACertificate',
    prop: 'rootCACertificate',
    give: (scope) => ({ rootCACertificate: secretIn(scope) }),
    cells: {
      brokers: all(
        sets('SourceAccessConfigurations.1', ({ given }: Seen) => ({ Type: 'SERVER_ROOT_CA_CERTIFICATE', URI: given.rootCACertificate.secretArn })),
        allows('secretsmanager:GetSecretValue', ({ given }) => given.rootCACertificate.secretArn),
      ),
    },
  },
  ...['vpc', 'securityGroup', 'vpcSubnets'].map((prop): Row => ({
    name: `${prop} with the others`,
    prop,
    give: (scope) => {
      const vpc = new ec2.Vpc(scope, 'Vpc', { maxAzs: 1 });
      return { vpc, securityGroup: new ec2.SecurityGroup(scope, 'SecurityGroup', { vpc }), vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC } };
    },
    cells: {
      brokers: ({ synthesized, made, given }) => {
        const { SourceAccessConfigurations: [, ...network] } = synthesized.resource(made.settings).Properties;
        expect(network).toEqual(synthesized.resolve([
          { Type: 'VPC_SECURITY_GROUP', URI: given.securityGroup.securityGroupId },
          { Type: 'VPC_SUBNET', URI: given.vpc.publicSubnets[0].subnetId },
        ]));
      },
    },
  })),
  {
    name: 'vpc without a security group',
    prop: 'vpc',
    give: (scope) => ({ vpc: new ec2.Vpc(scope, 'Vpc', { maxAzs: 1 }) }),
    cells: { brokers: refused(/securityGroup is left out, but vpc is given$/, /Give a security group that the brokers accept connections from\.$/) },
  },
  {
    name: 'vpcSubnets without a vpc',
    prop: 'vpcSubnets',
    give: () => ({ vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC } }),
    cells: { brokers: refused(/vpcSubnets is given, but vpc is left out$/, /Give the vpc, or leave vpcSubnets out\.$/) },
  },
  {
    name: 'logLevel',
    prop: 'logLevel',
    give: () => ({ logLevel: lambda.EventSourceMappingLogLevel.WARN }),
    cells: { 'Kafka on demand': needsPollers('logLevel'), 'Kafka': sets('LoggingConfig', { SystemLogLevel: 'WARN' }) },
  },
  {
    name: 'schemaRegistryConfig of Glue',
    prop: 'schemaRegistryConfig',
    give: () => ({
      schemaRegistryConfig: new eventSources.GlueSchemaRegistry({
        schemaRegistryArn: REGISTRY, eventRecordFormat: lambda.EventRecordFormat.JSON, ...VALIDATED,
      }),
    }),
    cells: {
      'Kafka on demand': needsPollers('schemaRegistryConfig'),
      'MSK': sets('AmazonManagedKafkaEventSourceConfig.SchemaRegistryConfig', {
        SchemaRegistryURI: REGISTRY, EventRecordFormat: 'JSON', SchemaValidationConfigs: [{ Attribute: 'VALUE' }],
      }),
      'brokers': sets('SelfManagedKafkaEventSourceConfig.SchemaRegistryConfig', {
        SchemaRegistryURI: REGISTRY, EventRecordFormat: 'JSON', SchemaValidationConfigs: [{ Attribute: 'VALUE' }],
      }),
    },
  },
];
