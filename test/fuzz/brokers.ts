/** Props of what Lambda polls through a network: topics of Kafka, queues of brokers, change streams of DocumentDB. */
import * as fc from 'fast-check';
import { amount, filters, time } from './amounts';
import { DESTINATIONS, MAPPING_DESTINATIONS } from './destination-names';

type Props = Record<string, fc.Arbitrary<unknown>>;

/** @param consumer The props of every consumer whose events are filtered */
export function brokerProps(wild: boolean, consumer: Props): Record<'msk' | 'brokers' | 'mq' | 'documentdb', Props> {
  const kafka = {
    ...consumer,
    filters: filters('value', wild),
    consumerGroupId: fc.constantFrom('group', ...wild ? ['', 'no spaces here'] : []),
    startingPosition: fc.constantFrom('TRIM_HORIZON', 'LATEST', ...wild ? ['AT_TIMESTAMP'] : []),
    batchSize: amount(wild, 1, 10_000),
    maxBatchingWindow: time(wild, 0, 300),
    withPollers: fc.constant(true),
    topic: fc.constantFrom('orders', ...wild ? ['', '.', 'no spaces here', 'x'.repeat(250)] : []),
    onFailure: fc.constantFrom(...wild ? DESTINATIONS : MAPPING_DESTINATIONS),
    ...wild ? {
      authenticationMethod: fc.constantFrom('SASL_SCRAM_512_AUTH', 'SASL_SCRAM_256_AUTH', 'BASIC_AUTH', 'CLIENT_CERTIFICATE_TLS_AUTH'),
      bisectBatchOnError: fc.boolean(),
      retryAttempts: amount(wild, -1, 10_000),
      maxRecordAge: time(wild, 60, 604_800),
      startingPositionTimestamp: amount(wild, 0, 2_000_000_000),
      logLevel: fc.constantFrom('INFO', 'DEBUG', 'WARN'),
      provisionedPollerConfig: fc.record({ minimumPollers: amount(wild, 1, 200), maximumPollers: amount(wild, 1, 2_000) }, { requiredKeys: [] }),
    } : { reportBatchItemFailures: fc.constant(false) },
  };
  return {
    msk: { ...kafka, clusterKind: fc.constantFrom('provisioned', 'serverless', 'imported', ...wild ? ['both', 'none'] : []) },
    brokers: { ...kafka, ...wild ? { bootstrapServers: fc.constantFrom(['broker.example.com:9096'], [], ['broker'], ['a:1', 'b:2']) } : {} },
    mq: {
      enabled: fc.boolean(),
      filterQuota: consumer.filterQuota,
      filters: filters('data', wild),
      batchSize: amount(wild, 1, 10_000),
      maxBatchingWindow: time(wild, 0, 300),
      ...wild ? { queueName: fc.constantFrom('parcels', '', 'x'.repeat(1_001)), virtualHost: fc.constantFrom('/shop', '', 'no spaces here') } : {},
    },
    documentdb: {
      enabled: fc.boolean(),
      collectionName: fc.constantFrom('stock', ...wild ? ['', 'system.users', 'x'.repeat(58)] : []),
      fullDocument: fc.boolean(),
      startingPosition: fc.constantFrom('TRIM_HORIZON', 'LATEST', ...wild ? ['AT_TIMESTAMP'] : []),
      batchSize: amount(wild, 1, 10_000),
      maxBatchingWindow: time(wild, 0, 300),
      ...wild ? { databaseName: fc.constantFrom('warehouse', '', 'ware.house'), startingPositionTimestamp: amount(wild, 0, 2_000_000_000) } : {},
    },
  };
}
