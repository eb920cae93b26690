/** Creates the event source mapping of a topic, with its failure destination and its schema registry. */
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { KAFKA_FILTER_KEYS } from '../../../sources/kafka/facts';
import { isAbsent } from '../../wiring/number-prop';
import { MappingSettings, MappingSource } from '../mapping/mapping';
import { accessSettings, SourceAccess } from '../mapping/secret-access';
import { createStreamMapping, StreamMapping } from '../stream/stream-mapping';
import { acknowledgeOnDemand } from './acknowledge-on-demand';
import { KafkaEventSourceConsumerProps } from './kafka-event-source-consumer-props';
import { consumerGroup, kafkaSettings } from './kafka-settings';
import { schemaRegistrySettings } from './schema-registry';

export interface KafkaCluster extends Pick<MappingSource, 'prop' | 'name' | 'region' | 'arn' | 'statements' | 'wildcards'> {
  readonly access: readonly SourceAccess[];
  /** What the role must be allowed to write to another topic of the cluster. */
  readonly produceStatements: (topic: string) => readonly iam.PolicyStatement[];
  /** The property of the mapping that takes the consumer group and the schema registry. */
  readonly config: 'amazonManagedKafkaEventSourceConfig' | 'selfManagedKafkaEventSourceConfig';
  readonly selfManagedEventSource?: MappingSettings['selfManagedEventSource'];
}

export function createKafkaMapping(
  scope: Construct, props: KafkaEventSourceConsumerProps, cluster: KafkaCluster,
): StreamMapping {
  const settings = kafkaSettings(scope, props);
  const consumerGroupId = consumerGroup(scope, props);
  const { access, produceStatements, config, selfManagedEventSource, ...source } = cluster;
  const hasProvisionedPollers = !isAbsent(props.provisionedPollerConfig);
  const created = createStreamMapping(
    scope,
    props,
    { ...source, part: `topic ${props.topic}`, filterKeys: KAFKA_FILTER_KEYS },
    (reference) => {
      const { schemaRegistryConfig, dependables } = schemaRegistrySettings(scope, props, reference);
      const ofKafka = consumerGroupId === undefined && schemaRegistryConfig === undefined
        ? undefined
        : { consumerGroupId, schemaRegistryConfig };
      return {
        settings: { ...settings, ...accessSettings(access), selfManagedEventSource, [config]: ofKafka },
        dependables,
      };
    },
    { use: 'kafka-failure', kafka: { topic: props.topic, hasProvisionedPollers, produceStatements } },
  );
  if (!hasProvisionedPollers) acknowledgeOnDemand(created.mapping);
  return created;
}
