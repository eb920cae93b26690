/**
 * The dead-letter setting of the function itself, with the permissions that it needs; for a queue or topic with a customer key also those
 * on the key, which aws-cdk-lib leaves out, so that failed events are dropped.
 */
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { DestinationTarget } from '../../destinations/destination-target';
import { refuseMisfit } from '../../destinations/fit';
import { queueDestinationTarget } from '../../destinations/queue/queue-target';
import { topicDestinationTarget } from '../../destinations/topic/topic-target';
import { FailureQueue } from '../../exits/failure-queue';
import { grant } from '../../wiring/grant';
import { cfnFunctionOf, functionBehind, isDurable } from '../../wiring/handler';
import { refuse, whereIs } from '../../wiring/refuse';
import { AsyncInvocationProps } from './async-invocation-props';

/** What this library set, which must not make the next invocation of the function leave its failure queue out. */
const setByUs = new WeakMap<lambda.CfnFunction, string>();

/** Whether the dead-letter queue or topic is exit enough: the invocation's own, the function's own, or all that a durable function has. */
export function setDeadLetter(invocation: Construct, props: AsyncInvocationProps): boolean {
  const existing = existingTarget(props.handler);
  const wanted = wantedTarget(invocation, props);
  if (wanted) {
    attach(invocation, props, wanted);
  } else if (existing) {
    refuseMisfit({ scope: invocation, prop: 'handler', use: 'async-failure', handler: props.handler }, existing);
    permitKey(props.handler, existing);
  }
  const resource = cfnFunctionOf(props.handler);
  return wanted !== undefined || isDurable(props.handler) || (hasDeadLetter(props.handler) && !setByUs.has(resource!));
}

function wantedTarget(invocation: Construct, props: AsyncInvocationProps): DestinationTarget | undefined {
  const { handler, deadLetterQueue, deadLetterTopic } = props;
  if (deadLetterQueue && deadLetterTopic) {
    refuse(invocation, {
      prop: 'deadLetterQueue',
      fact: `(${whereIs(deadLetterQueue)}) and deadLetterTopic (${whereIs(deadLetterTopic)}) are both given`,
      consequence: 'A function has one dead-letter setting; one of the two would be lost',
      fix: 'Give one of them',
    });
  }
  if (deadLetterTopic) {
    return topicDestinationTarget(deadLetterTopic);
  }
  if (deadLetterQueue) {
    return queueDestinationTarget(deadLetterQueue);
  }
  return isDurable(handler) && !hasDeadLetter(handler) ? queueDestinationTarget(new FailureQueue(functionBehind(handler), 'DeadLetterQueue')) : undefined;
}

function attach(invocation: Construct, props: AsyncInvocationProps, target: DestinationTarget): void {
  const { handler } = props;
  const prop = target.facts?.kind === 'topic' ? 'deadLetterTopic' : 'deadLetterQueue';
  refuseMisfit({ scope: invocation, prop, use: 'async-failure', handler }, target);
  const resource = cfnFunctionOf(handler) ?? refuse(invocation, {
    prop,
    fact: `is given for ${whereIs(handler)}, which is imported`,
    consequence: 'The dead-letter setting belongs to the function, and this app cannot change it',
    fix: 'Use onFailure, or set the dead-letter queue where the function is made',
  });
  if (setByUs.get(resource) === target.handle.destinationArn) {
    return;
  }
  if (hasDeadLetter(handler)) {
    refuse(invocation, {
      prop,
      fact: `is given, but ${whereIs(functionBehind(handler))} has a dead-letter queue or topic itself`,
      consequence: 'A function has one dead-letter setting; one of the two would be lost',
      fix: 'Leave it out here, or on the function',
    });
  }
  setByUs.set(resource, target.handle.destinationArn);
  resource.deadLetterConfig = { targetArn: target.handle.destinationArn };
  const { dependables } = grant(functionBehind(handler), handler, target.statements);
  resource.node.addDependency(...dependables);
}

/** What aws-cdk-lib's own props set; it granted the sending, but not the key. */
function existingTarget(handler: lambda.IFunction): DestinationTarget | undefined {
  const { deadLetterQueue, deadLetterTopic } = functionBehind(handler) as Partial<lambda.Function>;
  return deadLetterQueue ? queueDestinationTarget(deadLetterQueue) : deadLetterTopic && topicDestinationTarget(deadLetterTopic);
}

function permitKey(handler: lambda.IFunction, target: DestinationTarget): void {
  const [, ...onKey] = target.statements;
  if (onKey.length > 0) {
    grant(functionBehind(handler), handler, onKey);
  }
}

function hasDeadLetter(handler: lambda.IFunction): boolean {
  return cfnFunctionOf(handler)?.deadLetterConfig !== undefined;
}
