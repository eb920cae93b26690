/** Until Lambda has accepted an event it is the service's that pushes it, with an end of its own. */
import { Delivery } from '../model/delivery-graph';
import { map } from "../model/known";
import { PushTarget } from '../model/push-target';
import { Change } from './kit/change';
import { addResource, addFailureQueue, arnOfNode, arnOfAddedResource, unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { report, location } from './kit/report';
import { callersOf } from './queries/callers';
import { withDeadLetterQueue } from './queries/failure-settings';
import { invokedArn } from './queries/invoked-function';
import { pushedDeliveries } from './queries/push-targets';

export const targetHasDeadLetterQueue = defineRule({
  id: 'target-has-dead-letter-queue',
  severity: 'warning',
  why: 'What a rule, schedule or subscription cannot hand over, because the function is gone or shut, is dropped.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html',
  hidden: { link: ({ by }) => by === 'target' || by === 'subscription' },
  check: (app) => pushedDeliveries(app).flatMap(({ delivery, pushTarget }) => {
    const { deadLetter, deadLetterProperty, deadLetterElsewhere, property } = pushTarget;
    // What a pipe reads and waits for stays with its source: it ends like a mapping's.
    return delivery.policy.mode === 'poll' || (deadLetterProperty ?? deadLetterElsewhere) === undefined ? [] : report(
      location([pushTarget, deadLetterProperty ?? property]),
      map(deadLetter, (node) => node === 'none'),
      () => ({
        fact: `The target of ${callersOf(app, [delivery])} has no dead-letter queue of its own${deadLetterProperty === undefined ? ', and where it is named it can have none' : ''}`,
        consequence: 'An event that cannot be handed over to Lambda, for want of a permission or for too long a throttle, is dropped: the function\'s own exits never see it',
        fix: deadLetterProperty === undefined
          ? `Replace ${property} by an ${deadLetterElsewhere} with a RedrivePolicy`
          : `Set ${deadLetterProperty} to a standard queue`,
        changes: deadLetterProperty === undefined
          ? asSubscription(app, delivery, pushTarget)
          : withDeadLetterQueue(pushTarget, app.nodeOf('topic', delivery.source.node)?.fifo === true),
      }),
    );
  }),
});

/** The same subscription as a resource of its own. */
function asSubscription(app: GraphIndex, { source, target }: Delivery, { declaredAt, property }: PushTarget): readonly Change[] {
  const [endpoint, topic] = [invokedArn(app, target), app.node(source.node)];
  const handler = app.nodeOf('function', target.function)?.declaredAt?.logicalId;
  if (endpoint === undefined || topic === undefined || handler === undefined) return [];
  const queue = addFailureQueue(declaredAt, 'DeadLetterQueue');
  return [
    ...unsetValue(declaredAt, property),
    queue,
    addResource(declaredAt, `To${handler}`, 'AWS::SNS::Subscription', {
      Protocol: 'lambda', TopicArn: arnOfNode(topic), Endpoint: endpoint, RedrivePolicy: { deadLetterTargetArn: arnOfAddedResource(queue) },
    }),
  ];
}
