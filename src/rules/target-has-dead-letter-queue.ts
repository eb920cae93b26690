/** Until Lambda has accepted an event it is the service's that pushes it, with an end of its own. */
import { Delivery } from '../model/delivery-graph';
import { Handover } from '../model/handover';
import { Change } from './kit/change';
import { add, addFailureQueue, arnOf, arnOfAdded, unset } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { Lookup } from './kit/graph-index';
import { is, judge, place } from './kit/report';
import { callersOf } from './queries/callers';
import { withDeadLetterQueue } from './queries/failure-settings';
import { invokedArn } from './queries/invoked-function';
import { handedOver } from './queries/push-targets';

export const targetHasDeadLetterQueue = defineRule({
  id: 'target-has-dead-letter-queue',
  severity: 'warning',
  why: 'What a rule, schedule or subscription cannot hand over, because the function is gone or shut, is dropped.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html',
  check: (app) => handedOver(app).flatMap(({ delivery, handover }) => {
    const { deadLetter, deadLetterProperty, deadLetterElsewhere, property } = handover;
    // What a pipe reads and waits for stays with its source: it ends like a mapping's.
    return delivery.policy.mode === 'poll' || (deadLetterProperty ?? deadLetterElsewhere) === undefined ? [] : judge(
      place([handover, deadLetterProperty ?? property]),
      is(deadLetter, (node) => node === 'none'),
      () => ({
        fact: `The target of ${callersOf(app, [delivery])} has no dead-letter queue of its own${deadLetterProperty === undefined ? ', and where it is named it can have none' : ''}`,
        consequence: 'An event that cannot be handed over to Lambda, for want of a permission or for too long a throttle, is dropped: the function\'s own exits never see it',
        fix: deadLetterProperty === undefined
          ? `Replace ${property} by an ${deadLetterElsewhere} with a RedrivePolicy`
          : `Set ${deadLetterProperty} to a standard queue`,
        changes: deadLetterProperty === undefined
          ? asSubscription(app, delivery, handover)
          : withDeadLetterQueue(handover, app.nodeOf('topic', delivery.source.node)?.fifo === true),
      }),
    );
  }),
});

/** The same subscription as a resource of its own. */
function asSubscription(app: Lookup, { source, target }: Delivery, { declaredAt, property }: Handover): readonly Change[] {
  const [endpoint, topic] = [invokedArn(app, target), app.node(source.node)];
  const handler = app.nodeOf('function', target.function)?.declaredAt?.logicalId;
  if (endpoint === undefined || topic === undefined || handler === undefined) return [];
  const queue = addFailureQueue(declaredAt, 'DeadLetterQueue');
  return [
    ...unset(declaredAt, property),
    queue,
    add(declaredAt, `To${handler}`, 'AWS::SNS::Subscription', {
      Protocol: 'lambda', TopicArn: arnOf(topic), Endpoint: endpoint, RedrivePolicy: { deadLetterTargetArn: arnOfAdded(queue) },
    }),
  ];
}
