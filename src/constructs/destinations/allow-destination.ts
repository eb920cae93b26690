/** A destination of another account has to allow the role of the handler from its own side. */
import { IResource } from 'aws-cdk-lib';
import { DestinationResourceKind } from '../../destinations/destination-facts';
import { NOUNS } from '../../facts/nouns';
import { allowFromOtherAccount } from '../wiring/allow-other-account';
import { roleOf } from '../wiring/grant';
import { DestinationRequest, DestinationTarget } from './destination-target';

const NAME_PROPS: Readonly<Partial<Record<DestinationResourceKind, string>>> = {
  'queue': 'queueName',
  'topic': 'topicName',
  'bucket': 'bucketName',
  'event-bus': 'eventBusName',
  'function': 'functionName',
};

/** Not for objects of aws-cdk-lib, which add their own permissions. */
export function allowDestination(
  { scope, prop, handler }: Pick<DestinationRequest, 'scope' | 'prop' | 'handler'>, target: DestinationTarget,
): void {
  const { facts, construct, statements, handle: { destinationArn: arn, queue, topic, bucket } } = target;
  const nameProp = facts && NAME_PROPS[facts.kind];
  if (facts === undefined || nameProp === undefined || construct === undefined || statements.length === 0) return;
  allowFromOtherAccount(scope, { noun: 'function', role: roleOf(handler) }, {
    prop,
    resource: construct as IResource,
    arn,
    noun: NOUNS[facts.kind],
    nameProp,
    key: queue?.encryptionMasterKey ?? topic?.masterKey ?? bucket?.encryptionKey,
    statements,
  });
}
