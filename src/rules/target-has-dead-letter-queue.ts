/** Before a function, a queue or a stream has an event, only the dead-letter queue of the service that sends it can receive it. */
import { Delivery } from '../model/delivery-graph';
import { and, Known, map } from '../model/known';
import { Link } from '../model/link';
import { DeliveryNode } from '../model/node';
import { PushTarget } from '../model/push-target';
import { either } from '../text/words';
import { Change } from './kit/change';
import { addResource, addFailureQueue, arnOfNode, arnOfAddedResource, unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { Location, Problem, Verdict } from './kit/finding';
import { GraphIndex } from './kit/graph-index';
import { pushedDeliveries } from './kit/push-targets';
import { about, report, location } from './kit/report';
import { describeNode, describeNodeOr, prop } from './kit/wording';
import { describeCallers } from './queries/callers';
import { withDeadLetterQueue } from './queries/failure-settings';
import { feedingLinks } from './queries/feeding-links';
import { invokedArn } from './queries/invoked-function';
import { isSubscriber, mayWait } from './queries/subscribers';

export const targetHasDeadLetterQueue = defineRule({
  id: 'target-has-dead-letter-queue',
  severity: 'warning',
  harm: 'lost-on-failure',
  why: 'A rule, schedule or subscription drops events that it cannot deliver, for example because the target is deleted or throttled.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html',
  // The exit of the function comes first: far more events fail in it than on the way to it.
  silentBeside: ['async-failure-has-an-exit'],
  hidden: { link: ({ by }) => by === 'target' || by === 'subscription' || by === 'action' },
  check: (app) => [
    ...pushedDeliveries(app).flatMap(({ delivery, pushTarget }) => toFunction(app, delivery, pushTarget)),
    ...feedingLinks(app).flatMap((link) => toOther(app, link)),
  ],
});

/** What has, or could have, a dead-letter setting of its own: the target of a delivery, or a link. */
type Setting = Pick<PushTarget, 'declaredAt' | 'property' | 'deadLetter' | 'deadLetterProperty' | 'deadLetterElsewhere'>;

function canHaveOne({ deadLetterProperty, deadLetterElsewhere }: Setting): boolean {
  return (deadLetterProperty ?? deadLetterElsewhere) !== undefined;
}

function toFunction(app: GraphIndex, delivery: Delivery, pushTarget: PushTarget): readonly Verdict[] {
  // Undelivered events of a pipe stay at its source, as those of a mapping do.
  // What fails behind a subscriber that waits is lost as well: the rule subscriber-failure-has-an-exit reports it.
  const isOthers = delivery.policy.mode === 'poll' || (isSubscriber(pushTarget) && mayWait(delivery));
  return isOthers || !canHaveOne(pushTarget) ? [] : report(
    about(placeOf(pushTarget), delivery.target.function), hasNone(pushTarget),
    () => ({
      ...problemOf(pushTarget, describeCallers(app, [delivery]), 'LambdaSubscription'),
      consequence: 'An event that cannot be delivered to Lambda, because of a missing permission or throttling, is dropped: '
        + 'it never reaches the function\'s own exits',
      changes: changesOf(app, pushTarget, delivery.source.node, () => ({
        to: app.nodeOf('function', delivery.target.function), protocol: 'lambda', endpoint: invokedArn(app, delivery.target),
      })),
    }),
  );
}

function toOther(app: GraphIndex, link: Link): readonly Verdict[] {
  const [from, to] = [app.node(link.from), app.node(link.to)];
  return to === undefined || !canHaveOne(link) ? [] : report(
    // What is dropped here never was an event of the delivery behind it.
    placeOf(link), and(link.enabled ?? true, hasNone(link)),
    () => ({
      ...(isAction(link) ? withoutErrorAction(to) : problemOf(link, describeNodeOr(from, 'a hidden source'), 'SqsSubscription')),
      consequence: `An event that cannot be delivered to ${describeNode(to)}, because of a missing permission or throttling, `
        + 'is dropped before any function reads it',
      // SNS repeats for weeks what a queue of AWS does not take, and a queue seldom refuses an action of IoT: permissions and
      // keys, of which rules of their own report, come first.
      ...(link.by === 'subscription' || isAction(link) ? { severity: 'info' as const } : {}),
      changes: isAction(link) ? [] : changesOf(app, link, link.from, () => ({
        to, protocol: 'sqs', endpoint: to.kind === 'queue' ? arnOfNode(to) : undefined,
      })),
    }),
  );
}

/** Of a rule of AWS IoT, whose error action needs a role that somebody has to write. */
const isAction = ({ by }: Link): boolean => by === 'action';

function withoutErrorAction(to: DeliveryNode): Pick<Problem, 'fact' | 'fix'> {
  return {
    fact: `The rule of AWS IoT that sends to ${describeNode(to)} has no error action`,
    fix: `Set ${prop('TopicRulePayload.ErrorAction')} to an action that sends to a queue or writes to a bucket, with a role that may`,
  };
}

function placeOf(setting: Setting): Location | undefined {
  return location([setting, setting.deadLetterProperty ?? setting.property]);
}

function hasNone({ deadLetter }: Setting): Known<boolean> {
  return map(deadLetter, (node) => node === 'none');
}

function problemOf(
  { property, deadLetterProperty, deadLetterElsewhere }: Setting, sender: string, subscription: string,
): Pick<Problem, 'fact' | 'fix'> {
  const what = deadLetterProperty === undefined || deadLetterProperty === 'RedrivePolicy' ? 'subscription' : 'target';
  const none = `The ${what} of ${sender} has no dead-letter queue of its own`;
  return deadLetterProperty !== undefined
    ? { fact: none, fix: `Set ${prop(deadLetterProperty)} to a standard queue` }
    : {
      fact: `${none}, and ${prop(property)} does not support one`,
      fix: either(
        `Replace ${property} with an ${deadLetterElsewhere} that has a RedrivePolicy`,
        `Subscribe by addSubscription() with a ${subscription} that has a deadLetterQueue`, 'addSubscription', 'deadLetterQueue',
      ),
    };
}

interface Subscriber {
  readonly to: DeliveryNode | undefined;
  readonly protocol: string;
  readonly endpoint: ReturnType<typeof invokedArn>;
}

function changesOf(
  app: GraphIndex, setting: Setting, from: Link['from'] | undefined, subscriber: () => Subscriber,
): readonly Change[] {
  return setting.deadLetterProperty === undefined
    ? replaceBySubscription(app.node(from), setting, subscriber())
    : withDeadLetterQueue(setting, app.nodeOf('topic', from)?.fifo === true);
}

/** The same subscription as a separate resource. */
function replaceBySubscription(
  topic: DeliveryNode | undefined, { declaredAt, property }: Setting, { to, protocol, endpoint }: Subscriber,
): readonly Change[] {
  const name = to?.declaredAt?.logicalId;
  if (endpoint === undefined || topic === undefined || name === undefined) return [];
  const queue = addFailureQueue(declaredAt, 'DeadLetterQueue');
  return [
    ...unsetValue(declaredAt, property),
    queue,
    addResource(declaredAt, `To${name}`, 'AWS::SNS::Subscription', {
      Protocol: protocol,
      TopicArn: arnOfNode(topic),
      Endpoint: endpoint,
      RedrivePolicy: { deadLetterTargetArn: arnOfAddedResource(queue) },
    }),
  ];
}
