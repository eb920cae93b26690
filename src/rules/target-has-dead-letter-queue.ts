/** Before Lambda accepts an event, only the dead-letter queue of the pushing service can receive it. */
import { Delivery } from '../model/delivery-graph';
import { map } from '../model/known';
import { PushTarget } from '../model/push-target';
import { either } from '../text/words';
import { Change } from './kit/change';
import { addResource, addFailureQueue, arnOfNode, arnOfAddedResource, unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { about, report, location } from './kit/report';
import { prop } from './kit/wording';
import { describeCallers } from './queries/callers';
import { withDeadLetterQueue } from './queries/failure-settings';
import { invokedArn } from './queries/invoked-function';
import { pushedDeliveries } from './queries/push-targets';
import { isSubscriber, mayWait } from './queries/subscribers';

export const targetHasDeadLetterQueue = defineRule({
  id: 'target-has-dead-letter-queue',
  severity: 'warning',
  harm: 'lost-on-failure',
  why: 'A rule, schedule or subscription drops events that it cannot deliver, for example because the function is deleted or throttled.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html',
  // The exit of the function comes first: far more events fail in it than on the way to it.
  silentBeside: ['async-failure-has-an-exit'],
  hidden: { link: ({ by }) => by === 'target' || by === 'subscription' },
  check: (app) => pushedDeliveries(app).flatMap(({ delivery, pushTarget }) => {
    const { deadLetter, deadLetterProperty, deadLetterElsewhere, property } = pushTarget;
    const cannotHaveOne = (deadLetterProperty ?? deadLetterElsewhere) === undefined;
    // Undelivered events of a pipe stay at its source, as those of a mapping do.
    // What fails behind a subscriber that waits is lost as well: the rule subscriber-failure-has-an-exit reports it.
    const isOthers = isSubscriber(pushTarget) && mayWait(delivery);
    return delivery.policy.mode === 'poll' || cannotHaveOne || isOthers ? [] : report(
      about(location([pushTarget, deadLetterProperty ?? property]), delivery.target.function),
      map(deadLetter, (node) => node === 'none'),
      () => ({
        fact: `The ${deadLetterProperty === 'RedrivePolicy' ? 'subscription' : 'target'} of ${describeCallers(app, [delivery])} has no dead-letter queue of its own${deadLetterProperty === undefined
          ? `, and ${prop(property)} does not support one`
          : ''}`,
        consequence: 'An event that cannot be delivered to Lambda, because of a missing permission or throttling, is dropped: '
          + 'it never reaches the function\'s own exits',
        fix: deadLetterProperty === undefined
          ? either(
            `Replace ${property} with an ${deadLetterElsewhere} that has a RedrivePolicy`,
            'Subscribe the function by addSubscription() with a LambdaSubscription that has a deadLetterQueue',
          )
          : `Set ${prop(deadLetterProperty)} to a standard queue`,
        changes: deadLetterProperty === undefined
          ? replaceBySubscription(app, delivery, pushTarget)
          : withDeadLetterQueue(pushTarget, app.nodeOf('topic', delivery.source.node)?.fifo === true),
      }),
    );
  }),
});

/** The same subscription as a separate resource. */
function replaceBySubscription(
  app: GraphIndex, { source, target }: Delivery, { declaredAt, property }: PushTarget,
): readonly Change[] {
  const [endpoint, topic] = [invokedArn(app, target), app.node(source.node)];
  const handler = app.nodeOf('function', target.function)?.declaredAt?.logicalId;
  if (endpoint === undefined || topic === undefined || handler === undefined) return [];
  const queue = addFailureQueue(declaredAt, 'DeadLetterQueue');
  return [
    ...unsetValue(declaredAt, property),
    queue,
    addResource(declaredAt, `To${handler}`, 'AWS::SNS::Subscription', {
      Protocol: 'lambda',
      TopicArn: arnOfNode(topic),
      Endpoint: endpoint,
      RedrivePolicy: { deadLetterTargetArn: arnOfAddedResource(queue) },
    }),
  ];
}
