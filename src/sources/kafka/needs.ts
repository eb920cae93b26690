/**
 * The actions that the execution role needs on a cluster of MSK. Self-managed brokers need no permission of AWS.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-msk-permissions.html
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/iam-access-control-use-cases.html
 */
import { DeliveryNode } from '../../model/node';
import { Nodes } from '../../resources/node-reader';
import { arnHere } from '../../template/arn/arn-here';
import { at, booleanOf, propertiesOf } from '../../template/value/fields';
import { ABSENT, hidden, Resolved } from '../../template/value/resolved';
import { NETWORK_NEEDS } from '../network-needs';
import { SourceNeed } from '../source-reader';
import { KAFKA_CLIENT_ACTIONS, KAFKA_CONSUME_ACTIONS, KAFKA_OLD_DESCRIBE } from './facts';

/** A hidden cluster is one of MSK: the brokers of a self-managed one stand in the mapping. */
export function kafkaNeeds(source: DeliveryNode | undefined, nodes: Nodes, settings: Resolved): readonly SourceNeed[] {
  if (source === undefined) return needsOf(ABSENT, false);
  const { id, declaredAt } = source;
  if (declaredAt === undefined && !id.startsWith('arn:')) return [];
  const place = nodes.valueOf(id);
  return needsOf(place, asksIam(place, settings)
    && nodes.pointingAt(id, 'AWS::MSK::ClusterPolicy', 'ClusterArn').length === 0);
}

function needsOf(place: Resolved, needsIam: boolean): readonly SourceNeed[] {
  const serverless = place.is === 'reference' && place.resource.type === 'AWS::MSK::ServerlessCluster';
  const [describe, ...others] = KAFKA_CONSUME_ACTIONS;
  return [
    { action: describe, ...(serverless ? {} : { or: [KAFKA_OLD_DESCRIBE] }) },
    ...others.map((action): SourceNeed => ({ action })),
    ...NETWORK_NEEDS,
    ...(needsIam ? CLIENT_NEEDS : []),
  ];
}

/** Ids of clusters, topics and groups contain random parts, so they cannot be compared. */
const CLIENT_NEEDS: readonly SourceNeed[] = [
  ...KAFKA_CLIENT_ACTIONS.cluster.map((action): SourceNeed => ({ action, everywhere: true })),
  ...(['topic', 'group'] as const).flatMap((kind) => KAFKA_CLIENT_ACTIONS[kind].map((action): SourceNeed => (
    { action, everywhere: true, value: arnHere('kafka', `${kind}/`, hidden('its cluster and name')) }))),
];

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
