/** A Kafka topic, on MSK or on brokers of one's own. */
import {
  KAFKA_BATCH_SIZE, KAFKA_CLIENT_ACTIONS, KAFKA_CONSUME_ACTIONS, KAFKA_PEER_ACTIONS, KAFKA_SCRAM_ACTIONS,
  KAFKA_SCRAM_512, KAFKA_LOGINS,
} from '../../../../sources/kafka/facts';
import { NETWORK_ACTIONS } from '../../../../sources/mapping/facts';
import { SAFE_RETRY_ATTEMPTS } from '../../../../sources/stream/facts';
import { entriesOf, own } from '../../../../template/json';
import { OF_EVERY_CONSUMER } from '../consumer-options';
import { StackPlan } from '../stack-plan';
import { AccessEntries, accessOf, networkOptions, SecretWords, secretOf } from './access';
import { SourceWordsOf, SourceWords } from './source';

const ON_DEMAND = { BatchSize: KAFKA_BATCH_SIZE.default, Enabled: true, StartingPosition: 'TRIM_HORIZON' };
const WITH_POLLERS = {
  ...ON_DEMAND,
  ...OF_EVERY_CONSUMER,
  BisectBatchOnFunctionError: true,
  MaximumRetryAttempts: SAFE_RETRY_ATTEMPTS,
};

const ROOT_CERTIFICATE = 'SERVER_ROOT_CA_CERTIFICATE';
const NETWORK: readonly string[] = ['VPC_SUBNET', 'VPC_SECURITY_GROUP'];
const OF_MSK = 'AmazonManagedKafkaEventSourceConfig';
const OF_OWN_BROKERS = 'SelfManagedKafkaEventSourceConfig';
const TOLD = ['EventSourceArn', 'SelfManagedEventSource', 'SourceAccessConfigurations', 'Topics', OF_MSK, OF_OWN_BROKERS];

const ANYWHERE = [
  ...NETWORK_ACTIONS, ...KAFKA_CONSUME_ACTIONS, ...KAFKA_PEER_ACTIONS, ...KAFKA_SCRAM_ACTIONS,
  ...Object.values(KAFKA_CLIENT_ACTIONS).flat(),
];

export const kafkaWords: SourceWordsOf = (mapping, plan) => {
  const topics = plan.setting(mapping, 'Topics');
  const [topic, ...more] = Array.isArray(topics) ? topics : [];
  const access = accessOf(mapping, plan);
  if (typeof topic !== 'string' || more.length > 0 || access === undefined) return undefined;
  const isOwn = plan.setting(mapping, 'SelfManagedEventSource') !== undefined;
  const cluster = isOwn ? ownBrokers(mapping, access, plan) : mskCluster(mapping, access, plan);
  const group = consumerGroup(plan.setting(mapping, isOwn ? OF_OWN_BROKERS : OF_MSK));
  const login = loginOptions(access, plan);
  if (cluster === undefined || group === undefined || login === undefined) return undefined;
  return {
    ...cluster,
    name: topic.replace(/[^A-Za-z0-9]+(\w?)/g, (_, next: string) => next.toUpperCase()),
    options: [...cluster.options, `topic: ${JSON.stringify(topic)},`, ...group, ...login.options],
    defaults: plan.setting(mapping, 'ProvisionedPollerConfig') === undefined ? ON_DEMAND : WITH_POLLERS,
    told: TOLD,
    exit: 'mapping',
    secrets: login.secrets,
    anywhere: ANYWHERE,
    keeper: 'topic',
  };
};

type Cluster = Pick<SourceWords, 'construct' | 'options' | 'source'>;

function mskCluster(mapping: string, access: AccessEntries, plan: StackPlan): Cluster | undefined {
  if ([ROOT_CERTIFICATE, ...NETWORK].some((type) => access.has(type))) return undefined;
  const arn = plan.setting(mapping, 'EventSourceArn');
  const options = plan.sourceOptions(arn, 'AWS::MSK::Cluster', 'cluster', 'clusterArn');
  return options === undefined ? undefined : { construct: 'MskConsumer', ...options };
}

function ownBrokers(mapping: string, access: AccessEntries, plan: StackPlan): Cluster | undefined {
  const servers = plan.setting(mapping, 'SelfManagedEventSource', 'Endpoints', 'KafkaBootstrapServers');
  const network = networkOptions(access, plan);
  const isTold = Array.isArray(servers) && servers.every((server) => typeof server === 'string');
  return !isTold || network === undefined ? undefined : {
    construct: 'SelfManagedKafkaConsumer',
    options: [`bootstrapServers: [${servers.map((server) => JSON.stringify(server)).join(', ')}],`, ...network],
  };
}

/** Undefined if a schema registry is set, which has a class of its own. */
function consumerGroup(config: unknown): readonly string[] | undefined {
  const group = own(config, 'ConsumerGroupId');
  if (entriesOf(config).some(([key]) => key !== 'ConsumerGroupId')) return undefined;
  if (group === undefined) return [];
  return typeof group === 'string' ? [`consumerGroupId: ${JSON.stringify(group)},`] : undefined;
}

function loginOptions(
  access: AccessEntries, plan: StackPlan,
): { readonly options: readonly string[]; readonly secrets: readonly string[] } | undefined {
  const methods = [...access.keys()].filter((type) => !NETWORK.includes(type) && type !== ROOT_CERTIFICATE);
  const certificates = access.get(ROOT_CERTIFICATE) ?? [];
  const [method, ...otherMethods] = methods;
  const uris = method === undefined ? [] : access.get(method)!;
  const isTold = otherMethods.length === 0 && (method === undefined || KAFKA_LOGINS.includes(method));
  if (!isTold || uris.length > 1 || certificates.length > 1) return undefined;
  const found = [...uris, ...certificates].map((uri) => secretOf(uri, plan));
  if (found.includes(undefined)) return undefined;
  const [secret, certificate] = method === undefined ? [undefined, found[0]] : found;
  const option = (name: string, one: SecretWords | undefined): readonly string[] => (one === undefined ? [] : [`${name}: ${one.code},`]);
  return {
    options: [
      ...option('secret', secret),
      ...(method === undefined || method === KAFKA_SCRAM_512 ? [] : [`authenticationMethod: sources.AuthenticationMethod.${method},`]),
      ...option('rootCACertificate', certificate),
    ],
    secrets: found.flatMap((one) => one?.logicalId ?? []),
  };
}
