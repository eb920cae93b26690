/**
 * Reads the subscriptions of a topic. SNS retries for 23 days, even while the function is throttled. What SNS cannot
 * deliver goes to the dead-letter queue of the subscription.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
 */
import { QUEUE_DESTINATION } from '../../destinations/queue/facts';
import { defined } from '../../model/defined';
import { isUnknown, map, unknown, Known } from '../../model/known';
import { Nodes } from '../../resources/node-reader';
import { namesFunction } from '../../template/arn/function-target';
import { ArnOrResource, resolveArn } from '../../template/arn/resolve-arn';
import { knownRegion, regionOfStack, Resource } from '../../template/stack';
import { at, propertiesOf, textOf } from '../../template/value/fields';
import { filterText } from '../../template/value/filter-text';
import { parseJsonText } from '../../template/value/parse-json-text';
import { Resolved } from '../../template/value/resolved';
import { Push, PushReader } from '../push/push-reader';
import { deadLetterAt, itemsAt, plainPushTarget } from '../push/read-push';
import { SNS_MAX_AGE, SNS_RETRIES } from './facts';

/** The other protocols reach people, telephones and web sites. */
const PROTOCOLS: ReadonlySet<string> = new Set(['lambda', 'sqs', 'firehose']);

export const snsPush: PushReader = {
  service: 'sns',
  types: ['AWS::SNS::Subscription', 'AWS::SNS::Topic'],
  nodes: [],
  pushes: (resource, nodes) => (
    resource.type === 'AWS::SNS::Topic' ? inline(resource, nodes) : subscription(resource, nodes)
  ),
};

function subscription(resource: Resource, nodes: Nodes): readonly Push[] {
  const properties = propertiesOf(resource);
  if (!isDelivery(properties)) return [];
  const redrive = parseJsonText(at(properties, 'RedrivePolicy'), resource.stack);
  return [{
    from: nodes.find(at(properties, 'TopicArn')),
    fromValue: at(properties, 'TopicArn'),
    to: at(properties, 'Endpoint'),
    way: 'async',
    by: 'subscription',
    pushTarget: {
      ...plainPushTarget(resource, '', properties),
      filter: filterText(at(properties, 'FilterPolicy')),
      pattern: { property: 'FilterPolicy', asks: scopeOf(properties) },
      ...defined({ topicRegion: topicRegion(resource) }),
      retries: SNS_RETRIES,
      maxAge: SNS_MAX_AGE,
      deadLetter: redrive.is === 'hidden'
        ? unknown(redrive.reason, redrive.cause)
        : deadLetterAt(at(redrive, 'deadLetterTargetArn'), nodes),
      deadLetterProperty: 'RedrivePolicy',
    },
  }];
}

/** A function or a queue is meant for a delivery, whatever the protocol says. */
function isDelivery(subscribed: Resolved): boolean {
  const protocol = textOf(at(subscribed, 'Protocol'), '');
  if (isUnknown(protocol) || PROTOCOLS.has(protocol)) return true;
  const endpoint = at(subscribed, 'Endpoint');
  return namesFunction(endpoint) || namesQueue(resolveArn(endpoint));
}

function namesQueue(place: Known<ArnOrResource>): boolean {
  return !isUnknown(place) && (place.resource?.type === 'AWS::SQS::Queue' || place.arn?.service === QUEUE_DESTINATION.service);
}

function topicRegion(resource: Resource): Known<string> | undefined {
  const region = textOf(at(propertiesOf(resource), 'Region'), '');
  if (region !== '') return region;
  return knownRegion(regionOfStack(resource.stack));
}

function scopeOf(properties: Resolved): Known<'attributes' | 'body'> {
  const scope = textOf(at(properties, 'FilterPolicyScope'), 'MessageAttributes');
  return map<string, 'attributes' | 'body'>(scope, (text) => (text === 'MessageBody' ? 'body' : 'attributes'));
}

/** A topic may list subscriptions itself; these have no settings. */
function inline(resource: Resource, nodes: Nodes): readonly Push[] {
  return itemsAt(propertiesOf(resource), 'Subscription').flatMap(([item, path]): Push[] => {
    if (!isDelivery(item)) return [];
    return [{
      from: nodes.register({ resource }),
      to: at(item, 'Endpoint'),
      way: 'async',
      by: 'subscription',
      pushTarget: {
        ...plainPushTarget(resource, path, item),
        retries: SNS_RETRIES,
        maxAge: SNS_MAX_AGE,
        deadLetterElsewhere: 'AWS::SNS::Subscription',
      },
    }];
  });
}
