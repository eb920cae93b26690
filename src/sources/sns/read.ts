/**
 * A topic's subscriptions. SNS tries for 23 days, however long the function is throttled; what it cannot deliver at all goes to the
 * subscription's own dead-letter queue.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
 */
import { isUnknown, map, unknown } from '../../model/known';
import { Nodes } from '../../resources/node-reader';
import { Resource } from '../../template/stack';
import { at, propertiesOf, textOf } from '../../template/value/fields';
import { parseJsonText } from '../../template/value/parse-json-text';
import { Push, PushReader } from '../push/push-reader';
import { deadLetterAt, filterText, itemsAt, plainPushTarget } from '../push/read-push';

const RETRIES = 100_014;
const MAX_AGE = 23 * 86_400;
/** Others reach people, telephones and web sites. */
const PROTOCOLS: ReadonlySet<string> = new Set(['lambda', 'sqs', 'firehose']);

export const snsPush: PushReader = {
  service: 'sns',
  types: ['AWS::SNS::Subscription', 'AWS::SNS::Topic'],
  nodes: [],
  pushes: (resource, nodes) => (resource.type === 'AWS::SNS::Topic' ? inline(resource, nodes) : subscription(resource, nodes)),
};

function subscription(resource: Resource, nodes: Nodes): readonly Push[] {
  const properties = propertiesOf(resource);
  const protocol = textOf(at(properties, 'Protocol'), '');
  if (!isUnknown(protocol) && !PROTOCOLS.has(protocol)) return [];
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
      pattern: { property: 'FilterPolicy', asks: map(textOf(at(properties, 'FilterPolicyScope'), 'MessageAttributes'), asked) },
      retries: RETRIES,
      maxAge: MAX_AGE,
      deadLetter: redrive.is === 'hidden' ? unknown(redrive.reason, redrive.cause) : deadLetterAt(at(redrive, 'deadLetterTargetArn'), nodes),
      deadLetterProperty: 'RedrivePolicy',
    },
  }];
}

function asked(scope: string): 'attributes' | 'body' {
  return scope === 'MessageBody' ? 'body' : 'attributes';
}

/** A topic may list subscriptions of its own; these take no further setting. */
function inline(resource: Resource, nodes: Nodes): readonly Push[] {
  return itemsAt(propertiesOf(resource), 'Subscription').flatMap(([item, path]): Push[] => {
    const protocol = textOf(at(item, 'Protocol'), '');
    if (!isUnknown(protocol) && !PROTOCOLS.has(protocol)) return [];
    return [{
      from: nodes.register({ resource }),
      to: at(item, 'Endpoint'),
      way: 'async',
      by: 'subscription',
      pushTarget: { ...plainPushTarget(resource, path, item), retries: RETRIES, maxAge: MAX_AGE, deadLetterElsewhere: 'AWS::SNS::Subscription' },
    }];
  });
}
