/**
 * Sets the dead-letter queue or topic of a function and allows the function to write to it. aws-cdk-lib allows no use
 * of a customer managed key, so that Lambda drops failed events. This library adds that permission.
 */
import { CfnResource, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { allowDestination } from '../../destinations/allow-destination';
import { DestinationTarget } from '../../destinations/destination-target';
import { queueDestinationTarget } from '../../destinations/queue/queue-target';
import { refuseUnsupportedDestination } from '../../destinations/supported-destination';
import { topicDestinationTarget } from '../../destinations/topic/topic-target';
import { FailureQueue } from '../../exits/failure-queue';
import { grant } from '../../wiring/grant';
import { cfnFunctionOf, deadLetterConfigOf, functionBehind, isDurable } from '../../wiring/handler';
import { isOverridden } from '../../wiring/overridden-property';
import { refuseOtherKinds } from '../../wiring/prop-kinds';
import { refuse, whereIs } from '../../wiring/refuse';
import { AsyncInvocationProps } from './async-invocation-props';

/** ARNs that this library set, so that the next qualifier of the function still gets a failure queue. */
const setByLibrary = new WeakMap<lambda.CfnFunction, string>();

/**
 * Whether the dead-letter queue or topic is the exit: given by the props, set on the function, or the only one of a
 * durable function.
 */
export function setDeadLetter(invocation: Construct, props: AsyncInvocationProps): boolean {
  const existing = existingTarget(props.handler);
  const target = targetFromProps(invocation, props);
  if (target ?? existing) refuseStackCycle(invocation, props, (target ?? existing)!, target === undefined);
  if (target) {
    attach(invocation, props, target);
  } else if (existing) {
    const { handler } = props;
    refuseUnsupportedDestination({ scope: invocation, prop: 'handler', use: 'async-failure', handler }, existing);
    allowKey(props.handler, existing);
  }
  const resource = cfnFunctionOf(props.handler);
  return target !== undefined
    || isDurable(props.handler)
    || (hasDeadLetter(props.handler) && !setByLibrary.has(resource!));
}

function targetFromProps(invocation: Construct, props: AsyncInvocationProps): DestinationTarget | undefined {
  const { handler, deadLetterQueue, deadLetterTopic } = props;
  refuseOtherKinds(invocation, props, {
    deadLetterQueue: ['queue', 'Events that fail would be lost', 'leave deadLetterQueue out'],
    deadLetterTopic: ['topic', 'Events that fail would be lost', 'leave deadLetterTopic out'],
  });
  if (deadLetterQueue && deadLetterTopic) {
    refuse(invocation, {
      prop: 'deadLetterQueue',
      fact: `(${whereIs(deadLetterQueue)}) and deadLetterTopic (${whereIs(deadLetterTopic)}) are both given`,
      consequence: 'A function has one dead-letter queue or topic, so one of the two would be lost',
      fix: 'Give one of them',
    });
  }
  if (deadLetterTopic) {
    return topicDestinationTarget(deadLetterTopic);
  }
  if (deadLetterQueue) {
    return queueDestinationTarget(deadLetterQueue);
  }
  return isDurable(handler) && !hasDeadLetter(handler)
    ? queueDestinationTarget(new FailureQueue(functionBehind(handler), 'DeadLetterQueue'))
    : undefined;
}

function attach(invocation: Construct, props: AsyncInvocationProps, target: DestinationTarget): void {
  const { handler } = props;
  const prop = target.facts?.kind === 'topic' ? 'deadLetterTopic' : 'deadLetterQueue';
  refuseUnsupportedDestination({ scope: invocation, prop, use: 'async-failure', handler }, target);
  const resource = cfnFunctionOf(handler) ?? refuse(invocation, {
    prop,
    fact: `is given for ${whereIs(handler)}, which is imported`,
    consequence: 'The dead-letter queue or topic is a setting of the function, which this app cannot change',
    fix: 'Use onFailure, or set the dead-letter queue where the function is created',
  });
  if (setByLibrary.get(resource) === target.handle.destinationArn) {
    return;
  }
  if (hasDeadLetter(handler)) {
    refuse(invocation, {
      prop,
      fact: `is given, but ${whereIs(functionBehind(handler))} has a dead-letter queue or topic itself`,
      consequence: 'A function has one dead-letter queue or topic, so one of the two would be lost',
      fix: 'Leave it out here, or on the function',
    });
  }
  setByLibrary.set(resource, target.handle.destinationArn);
  resource.deadLetterConfig = { targetArn: target.handle.destinationArn };
  allowDestination({ scope: invocation, prop, handler }, target);
  const { dependables } = grant(functionBehind(handler), handler, target.statements);
  resource.node.addDependency(...dependables);
}

/** The function names its dead-letter queue or topic, and the settings name the function. */
function refuseStackCycle(
  invocation: Construct,
  { handler }: AsyncInvocationProps,
  { construct, facts }: DestinationTarget,
  isOfFunction: boolean,
): void {
  const [here, there] = [Stack.of(invocation), Stack.of(functionBehind(handler))];
  const isOurs = construct !== undefined && CfnResource.isCfnResource(construct.node.defaultChild);
  if (!isOurs || here === there || Stack.of(construct) !== here || cfnFunctionOf(handler) === undefined) return;
  const name = facts?.kind === 'topic' ? 'deadLetterTopic' : 'deadLetterQueue';
  refuse(invocation, {
    prop: isOfFunction ? 'handler' : name,
    fact: `${isOfFunction ? `has the ${name} ` : ''}${whereIs(construct)}, which is in the stack ${here.node.path} of this construct, and `
      + `${whereIs(functionBehind(handler))} is in ${there.node.path}`,
    consequence: `The function names its ${name} and the settings name the function, so the two stacks would depend on each other`,
    fix: isOfFunction
      ? `Create ${whereIs(invocation)} or the ${facts?.kind} in ${there.node.path}`
      : `Use onFailure, which is no setting of the function, or create the ${facts?.kind} in ${there.node.path}`,
  });
}

/**
 * The queue or topic from the props of the function. aws-cdk-lib allows the function to send to it, but not to use its
 * key.
 */
function existingTarget(handler: lambda.IFunction): DestinationTarget | undefined {
  const resource = cfnFunctionOf(handler);
  if (resource && isOverridden(resource, 'DeadLetterConfig')) return undefined;
  const { deadLetterQueue, deadLetterTopic } = functionBehind(handler) as Partial<lambda.Function>;
  if (deadLetterQueue) return queueDestinationTarget(deadLetterQueue);
  return deadLetterTopic && topicDestinationTarget(deadLetterTopic);
}

function allowKey(handler: lambda.IFunction, target: DestinationTarget): void {
  const [, ...onKey] = target.statements;
  if (onKey.length > 0) {
    grant(functionBehind(handler), handler, onKey);
  }
}

function hasDeadLetter(handler: lambda.IFunction): boolean {
  return deadLetterConfigOf(handler) !== undefined;
}
