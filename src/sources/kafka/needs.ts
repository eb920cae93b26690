/**
 * The actions that the execution role needs on an MSK cluster. Self-managed brokers need no permission of AWS.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-msk-permissions.html
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/iam-access-control-use-cases.html
 */
import { isUnknown } from '../../model/known';
import { DeliveryNode } from '../../model/node';
import { isArn } from '../../model/node-id';
import { Nodes } from '../../resources/node-reader';
import { at, booleanOf, listOf, propertiesOf } from '../../template/value/fields';
import { resolve } from '../../template/value/resolve';
import { ABSENT, hidden, Resolved } from '../../template/value/resolved';
import { split } from '../../template/value/split';
import { joinParts, partsOf } from '../../template/value/text';
import { NETWORK_NEEDS } from '../network-needs';
import { SourceNeed } from '../source-reader';
import { KAFKA_CLIENT_ACTIONS, KAFKA_CONSUME_ACTIONS, KAFKA_OLD_DESCRIBE } from './facts';

/** A hidden cluster is an MSK cluster: the brokers of a self-managed one are in the mapping. */
export function kafkaNeeds(source: DeliveryNode | undefined, nodes: Nodes, settings: Resolved): readonly SourceNeed[] {
  if (source === undefined) return needsOf(ABSENT, []);
  const { id, declaredAt } = source;
  if (declaredAt === undefined && !isArn(id)) return [];
  const place = nodes.valueOf(id);
  const isAsked = asksIam(place, settings) && nodes.pointingAt(id, 'AWS::MSK::ClusterPolicy', 'ClusterArn').length === 0;
  return needsOf(place, isAsked ? clientNeeds(place, settings) : []);
}

function needsOf(place: Resolved, client: readonly SourceNeed[]): readonly SourceNeed[] {
  const serverless = place.is === 'reference' && place.resource.type === 'AWS::MSK::ServerlessCluster';
  const [describe, ...others] = KAFKA_CONSUME_ACTIONS;
  return [
    { action: describe, ...(serverless ? {} : { or: [KAFKA_OLD_DESCRIBE] }) },
    ...others.map((action): SourceNeed => ({ action })),
    ...NETWORK_NEEDS,
    ...client,
  ];
}

/** The ARNs of its topics and groups have the name and the id of the cluster, after another word. */
function clientNeeds(cluster: Resolved, settings: Resolved): readonly SourceNeed[] {
  const halves = split(':cluster/', cluster, { resolve });
  const [head = UNKNOWN_CLUSTER, id = UNKNOWN_CLUSTER] = halves.is === 'list' ? halves.items : [];
  const arnOf = (kind: string, name: Resolved): Resolved => (
    joinParts([...partsOf(head), `:${kind}/`, ...partsOf(id), '/', ...partsOf(name)])
  );
  const topics = listOf(at(settings, 'Topics'));
  const topic = isUnknown(topics) ? undefined : topics[0];
  const group = at(settings, 'AmazonManagedKafkaEventSourceConfig', 'ConsumerGroupId');
  const ofEach = (actions: readonly string[], value: Resolved): readonly SourceNeed[] => (
    actions.map((action) => ({ action, everywhere: true, value }))
  );
  return [
    ...KAFKA_CLIENT_ACTIONS.cluster.map((action): SourceNeed => ({ action, everywhere: true })),
    ...ofEach(KAFKA_CLIENT_ACTIONS.topic, arnOf('topic', topic ?? hidden('its topic'))),
    ...ofEach(KAFKA_CLIENT_ACTIONS.group, arnOf('group', group.is === 'absent' ? hidden('a group that Lambda names') : group)),
  ];
}

const UNKNOWN_CLUSTER = hidden('the ARN of a cluster');

/** Whether the cluster surely accepts no other authentication than IAM. */
function asksIam(place: Resolved, settings: Resolved): boolean {
  if (place.is !== 'reference') return false;
  const { type } = place.resource;
  const authentication = at(propertiesOf(place.resource), 'ClientAuthentication');
  const enabled = (...path: readonly string[]): unknown => booleanOf(at(authentication, ...path, 'Enabled'), false);
  if (type === 'AWS::MSK::ServerlessCluster') return true;
  return enabled('Sasl', 'Iam') === true
    && [['Sasl', 'Scram'], ['Tls'], ['Unauthenticated']].every((path) => enabled(...path) === false)
    && at(settings, 'SourceAccessConfigurations').is === 'absent';
}
