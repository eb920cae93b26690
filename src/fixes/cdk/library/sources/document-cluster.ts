/** The change stream of a DocumentDB cluster. */
import { DOCUMENTDB_BATCH_SIZE, DOCUMENTDB_CONSUME_ACTIONS, DOCUMENTDB_FULL_DOCUMENT } from '../../../../sources/documentdb/facts';
import { NETWORK_ACTIONS } from '../../../../sources/mapping/facts';
import { entriesOf, own } from '../../../../template/json';
import { referencesOf } from '../../../../template/references';
import { StackPlan } from '../stack-plan';
import { accessOf, secretOf } from './access';
import { SourceWordsOf, SourceWords } from './source';

const CLUSTER = 'AWS::DocDB::DBCluster';
const CONFIG = 'DocumentDBEventSourceConfig';
const DEFAULTS = { BatchSize: DOCUMENTDB_BATCH_SIZE.default, Enabled: true, StartingPosition: 'TRIM_HORIZON' };

export const documentWords: SourceWordsOf = (mapping, plan) => {
  const config = plan.setting(mapping, CONFIG);
  const access = accessOf(mapping, plan);
  const { BASIC_AUTH: logins = [], ...others } = Object.fromEntries(access ?? []);
  const secret = logins.length === 1 && Object.keys(others).length === 0 ? secretOf(logins[0], plan) : undefined;
  const cluster = clusterOptions(plan.setting(mapping, 'EventSourceArn'), plan);
  const options = configOptions(config);
  if (secret === undefined || cluster === undefined || options === undefined) return undefined;
  return {
    construct: 'DocumentDbConsumer',
    name: cluster.source === undefined ? 'changes' : plan.names.variable(cluster.source.logicalId),
    source: cluster.source,
    options: [...cluster.options, ...options, `secret: ${secret.code},`],
    defaults: DEFAULTS,
    told: ['EventSourceArn', 'SourceAccessConfigurations', CONFIG],
    exit: 'none',
    secrets: [secret.logicalId],
    anywhere: [...NETWORK_ACTIONS, ...DOCUMENTDB_CONSUME_ACTIONS],
    isLowLevel: true,
  };
};

/** An ARN as text, or one with the identifier of a cluster of the app in it. */
function clusterOptions(arn: unknown, plan: StackPlan): Pick<SourceWords, 'options' | 'source'> | undefined {
  if (typeof arn === 'string') return { options: [`clusterArn: ${JSON.stringify(arn)},`] };
  const { names } = referencesOf({ properties: arn, dependsOn: [] });
  const clusters = [...names].filter((id) => plan.names.type(id) === CLUSTER);
  return clusters.length === 1 ? plan.sourceOptions({ Ref: clusters[0] }, CLUSTER, 'cluster') : undefined;
}

function configOptions(config: unknown): readonly string[] | undefined {
  const keys = ['DatabaseName', 'CollectionName', 'FullDocument'];
  const [database, collection, full] = keys.map((key) => own(config, key));
  const isTold = [database, collection ?? '', full ?? ''].every((one) => typeof one === 'string');
  if (!isTold || entriesOf(config).some(([key]) => !keys.includes(key))) return undefined;
  return [
    `databaseName: ${JSON.stringify(database)},`,
    ...(collection === undefined ? [] : [`collectionName: ${JSON.stringify(collection)},`]),
    ...(full === DOCUMENTDB_FULL_DOCUMENT.document ? ['fullDocument: true,'] : []),
  ];
}
