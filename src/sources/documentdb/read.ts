/**
 * Reads a mapping that polls a DocumentDB change stream: one lane, in order. A failing batch blocks it until it
 * succeeds or expires. The mapping can limit neither retries nor age, and has no destination.
 */
import { unknown } from '../../model/known';
import { NodeReader } from '../../resources/node-reader';
import { at, numberOf, textOf } from '../../template/value/fields';
import { ABSENT } from '../../template/value/resolved';
import { NETWORK_NEEDS } from '../network-needs';
import { enabledOf } from '../read-mapping';
import { SourceReader } from '../source-reader';
import { DOCUMENTDB_BATCH_SIZE, DOCUMENTDB_DEFAULT_WINDOW } from './facts';
import { documentdbNeeds } from './needs';

const clusterReader: NodeReader = {
  kind: 'document-cluster',
  types: ['AWS::DocDB::DBCluster'],
  service: 'rds',
  nameProperty: 'DBClusterIdentifier',
  matches: (arn) => arn.resource.startsWith('cluster:'),
  nameIn: (arn) => arn.resource.split(':')[1],
  fromResource: (id, resource) => ({ id, kind: 'document-cluster', declaredAt: resource.declaredAt }),
  fromArn: (id) => ({ id, kind: 'document-cluster' }),
};

export const documentdbSource: SourceReader = {
  kind: 'documentdb',
  polls: ['document-cluster'],
  nodes: [clusterReader],
  needs: (source, nodes) => [
    ...documentdbNeeds(source === undefined ? ABSENT : nodes.valueOf(source.id)), ...NETWORK_NEEDS,
  ],
  policy({ settings }) {
    const position = textOf(at(settings, 'StartingPosition'), undefined);
    return {
      mode: 'poll',
      order: 'shard',
      batch: {
        size: numberOf(at(settings, 'BatchSize'), DOCUMENTDB_BATCH_SIZE.default),
        window: numberOf(at(settings, 'MaximumBatchingWindowInSeconds'), DOCUMENTDB_DEFAULT_WINDOW),
        tumblingWindow: 0,
      },
      attempts: { most: 'unlimited', countedBy: 'function-errors', backoff: { law: 'undocumented' } },
      maxAge: 'unlimited',
      retention: unknown('the change stream\'s retention, a parameter of the cluster'),
      partialFailure: { reportBatchItemFailures: false, bisectBatchOnError: false },
      concurrency: { perLane: 1, maximum: 1, provisionedPollers: 'unset' },
      filters: [],
      ...(position === undefined ? {} : { startingPosition: position }),
      enabled: enabledOf(settings),
      exits: { failure: [], success: [] },
    };
  },
};
