/** The brokers that a mapping reads: their addresses, how Lambda logs in to them and the network that leads there. */
import { Token } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { KAFKA_BOOTSTRAP_SERVER, KAFKA_LOGINS, MOST_BOOTSTRAP_SERVERS } from '../../../sources/kafka/facts';
import { jsonText } from '../../../template/json';
import { refuse } from '../../wiring/refuse';
import { checkedText } from '../../wiring/text-prop';
import { networkAccess } from '../mapping/network-access';
import { secretAccess, SecretAccess } from '../mapping/secret-access';
import { brokerNetwork } from './broker-network';
import { KafkaCluster } from './kafka-mapping';
import { SelfManagedKafkaConsumerProps } from './self-managed-kafka-consumer-props';

export function selfManagedCluster(consumer: Construct, props: SelfManagedKafkaConsumerProps): KafkaCluster {
  const servers = bootstrapServers(consumer, props);
  const network = brokerNetwork(consumer, props);
  refuseNoSecret(consumer, props);
  const secrets = [login(consumer, props), rootCertificate(consumer, props)].filter((one) => one !== undefined);
  return {
    prop: 'bootstrapServers',
    name: Token.isUnresolved(servers) ? 'the brokers' : `the brokers ${servers.join(', ')}`,
    access: [...secrets.map(({ access }) => access), ...network],
    statements: secrets.flatMap(({ statements }) => statements),
    wildcards: network.length > 0 ? [networkAccess()] : [],
    produceStatements: () => [],
    config: 'selfManagedKafkaEventSourceConfig',
    selfManagedEventSource: { endpoints: { kafkaBootstrapServers: servers } },
  };
}

function bootstrapServers(consumer: Construct, { bootstrapServers: servers }: SelfManagedKafkaConsumerProps): string[] {
  if (Token.isUnresolved(servers)) return servers;
  if (!Array.isArray(servers) || servers.length === 0 || servers.length > MOST_BOOTSTRAP_SERVERS) {
    refuse(consumer, {
      prop: 'bootstrapServers',
      fact: !Array.isArray(servers) ? 'is not a list' : `has ${servers.length} addresses, and a mapping takes 1 to ${MOST_BOOTSTRAP_SERVERS}`,
      consequence: 'AWS rejects the event source mapping',
      fix: 'Give the addresses of some brokers: [\'broker-1.example.com:9096\', \'broker-2.example.com:9096\']',
    });
  }
  servers.forEach((server, index) => refuseOtherServer(consumer, servers, server, index));
  return servers;
}

function refuseOtherServer(consumer: Construct, servers: readonly string[], server: string, index: number): void {
  const prop = `bootstrapServers[${index}]`;
  checkedText(consumer, prop, server, KAFKA_BOOTSTRAP_SERVER);
  if (servers.indexOf(server) < index) {
    refuse(consumer, {
      prop,
      fact: `repeats bootstrapServers[${servers.indexOf(server)}]`,
      consequence: 'AWS rejects the event source mapping',
      fix: 'Remove it',
    });
  }
}

function login(
  consumer: Construct, { secret, authenticationMethod }: SelfManagedKafkaConsumerProps,
): SecretAccess | undefined {
  const method: string = authenticationMethod ?? KAFKA_LOGINS[0];
  if (!KAFKA_LOGINS.includes(method)) {
    refuse(consumer, {
      prop: 'authenticationMethod',
      fact: `is ${jsonText(method) ?? 'something else'}, which Lambda does not have for brokers of your own`,
      consequence: 'AWS rejects the event source mapping',
      fix: `Use ${KAFKA_LOGINS.join(', ')} of AuthenticationMethod`,
    });
  }
  if (secret === undefined && authenticationMethod !== undefined) {
    refuse(consumer, {
      prop: 'secret',
      fact: `is left out, but authenticationMethod is ${method}`,
      consequence: 'Lambda would have nothing to log in with',
      fix: 'Give the secret, or leave authenticationMethod out',
    });
  }
  return secret && secretAccess(consumer, 'secret', secret, lambda.SourceAccessConfigurationType.of(method));
}

function rootCertificate(
  consumer: Construct, { rootCACertificate }: SelfManagedKafkaConsumerProps,
): SecretAccess | undefined {
  const type = lambda.SourceAccessConfigurationType.SERVER_ROOT_CA_CERTIFICATE;
  return rootCACertificate && secretAccess(consumer, 'rootCACertificate', rootCACertificate, type);
}

/** Lambda reads brokers on the internet only if it can log in to them. */
function refuseNoSecret(consumer: Construct, { vpc, secret }: SelfManagedKafkaConsumerProps): void {
  if (vpc === undefined && secret === undefined) {
    refuse(consumer, {
      prop: 'secret',
      fact: 'and vpc are both left out',
      consequence: 'Lambda connects to brokers on the internet only if it can log in, and AWS rejects the event source mapping',
      fix: 'Give the secret, or the vpc, if the brokers accept unauthenticated clients',
    });
  }
}
