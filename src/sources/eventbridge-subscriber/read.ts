/**
 * Reads a subscriber of an enhanced event bus. It retries less than a rule, invokes by a role of its own, and may wait
 * for the answer of the function. In that case the subscriber retries a failed run.
 */
import { map, unknown } from '../../model/known';
import { BusNode } from '../../model/node';
import { NodeReader } from '../../resources/node-reader';
import { at, numberOf, propertiesOf, textOf } from '../../template/value/fields';
import { filterText } from '../../template/value/filter-text';
import { Push, PushReader } from '../push/push-reader';
import { deadLetterAt, plainPushTarget, retryNumber, roleAt } from '../push/read-push';
import { SUBSCRIBER_FAILURE_PROPERTY, SUBSCRIBER_MAX_AGE, SUBSCRIBER_RETRIES, SUBSCRIBER_WAIT } from './facts';

const ANY_SOURCE = unknown('which event sources an enhanced bus has');
const OWN_KEEPING = unknown('what an enhanced bus keeps and resumes');

const enhancedBusReader: NodeReader = {
  kind: 'event-bus',
  types: ['AWS::EventsV2::EventBus'],
  service: 'events',
  nameProperty: 'Name',
  matches: (arn) => arn.resource.startsWith('event-busv2/'),
  nameIn: (arn) => arn.resource.split('/')[1],
  fromResource: (id, { declaredAt, type }): BusNode => ({ id, kind: 'event-bus', declaredAt, type, takesOthers: ANY_SOURCE, archives: OWN_KEEPING }),
  fromArn: (id): BusNode => ({ id, kind: 'event-bus', type: 'AWS::EventsV2::EventBus', takesOthers: ANY_SOURCE, archives: OWN_KEEPING }),
};

export const subscriberPush: PushReader = {
  service: 'events',
  types: ['AWS::EventsV2::Subscriber'],
  nodes: [enhancedBusReader],
  pushes(resource, nodes): readonly Push[] {
    const properties = propertiesOf(resource);
    const invoke = at(properties, 'InvokeConfiguration');
    const byDefault = unknown('how a subscriber invokes by default');
    const waits = textOf(at(invoke, 'LambdaParameters', 'InvocationType'), byDefault);
    return [{
      from: nodes.find(at(properties, 'EventBusArn')),
      to: at(invoke, 'TargetArn'),
      qualifier: at(invoke, 'LambdaParameters', 'Qualifier'),
      way: map<string, 'async' | 'sync'>(waits, (type) => (type === 'REQUEST_RESPONSE' ? 'sync' : 'async')),
      answerWithin: numberOf(at(invoke, 'LambdaParameters', 'InvocationTimeoutSeconds'), SUBSCRIBER_WAIT.default),
      by: 'subscription',
      pushTarget: {
        ...plainPushTarget(resource, '', properties),
        filter: filterText(at(properties, 'FilterConfiguration')),
        authority: 'role',
        role: roleAt(at(invoke, 'RoleArn'), nodes),
        enabled: map(textOf(at(properties, 'State'), 'RUNNING'), (state) => state !== 'STOPPED'),
        retries: retryNumber(properties, 'MaxRetryAttempts', SUBSCRIBER_RETRIES),
        maxAge: retryNumber(properties, 'MaxEventAgeInSeconds', SUBSCRIBER_MAX_AGE),
        retriesProperty: 'RetryPolicy.MaxRetryAttempts',
        deadLetter: deadLetterAt(at(properties, 'OnFailureConfiguration', 'Arn'), nodes),
        deadLetterProperty: SUBSCRIBER_FAILURE_PROPERTY,
      },
    }];
  },
};
