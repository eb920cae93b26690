/**
 * Sets the visibility timeout of a queue: the longest that its consumers need. A queue that sets one below the timeout
 * of a handler is refused, since a message has to stay hidden while its batch runs.
 */
import { Lazy, Token } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { QUEUE_VISIBILITY_TIMEOUT } from '../../../resources/queue/facts';
import { VISIBILITY_TIMEOUTS } from '../../../sources/sqs/facts';
import { countOf } from '../../../text/pluralize';
import { executionTimeoutOf, timeoutOf } from '../../wiring/handler';
import { isKnownNumber, wholeSeconds } from '../../wiring/number-prop';
import { isOverridden, overriddenProperty } from '../../wiring/overridden-property';
import { refuse, whereIs } from '../../wiring/refuse';
import { cfnQueueOf } from './owned-queue';
import { SqsConsumerProps } from './sqs-consumer-props';

/**
 * Seconds that the consumers of a queue need. Calculated at synth, since the timeout of a function can change until
 * then.
 */
const requiredTimeouts = new WeakMap<sqs.CfnQueue, (() => number)[]>();

export function setVisibilityTimeout(
  consumer: Construct, queue: sqs.IQueue, props: SqsConsumerProps, window: number | undefined,
): void {
  const timeout = wholeSeconds(consumer, 'visibilityTimeout', props.visibilityTimeout, QUEUE_VISIBILITY_TIMEOUT);
  refuseTooShort(consumer, 'visibilityTimeout', timeout, props, window);
  const resource = cfnQueueOf(queue);
  const ownTimeout = resource && !requiredTimeouts.has(resource) ? ownTimeoutOf(resource) : undefined;
  if (resource === undefined || ownTimeout !== undefined) {
    refuseSecondTimeout(consumer, queue, props, ownTimeout);
    refuseTooShort(consumer, 'queue', ownTimeout, props, window);
    if (resource) checkAtSynth(consumer, resource, props, window);
    return;
  }
  const required = timeout === undefined ? recommendedTimeout(consumer, props, window) : () => timeout;
  addRequiredTimeout(consumer, resource, queue, required);
}

/** An override that removes the timeout leaves the default of SQS. */
function ownTimeoutOf(resource: sqs.CfnQueue): number | undefined {
  const timeout = overriddenProperty(resource, 'visibilityTimeout');
  return timeout === undefined && isOverridden(resource, 'VisibilityTimeout') ? QUEUE_VISIBILITY_TIMEOUT.default : timeout;
}

/** An Aspect, for example, can raise the timeout of the function after the consumer is created. */
function checkAtSynth(
  consumer: Construct, resource: sqs.CfnQueue, props: SqsConsumerProps, window: number | undefined,
): void {
  consumer.node.addValidation({
    validate: () => {
      try {
        refuseTooShort(consumer, 'queue', ownTimeoutOf(resource), props, window);
        return [];
      } catch (error) {
        return [(error as Error).message];
      }
    },
  });
}

function addRequiredTimeout(
  consumer: Construct, resource: sqs.CfnQueue, queue: sqs.IQueue, required: () => number,
): void {
  const all = [...requiredTimeouts.get(resource) ?? [], required];
  if (all.length > 1 && all.some((timeout) => Token.isUnresolved(timeout()))) {
    refuse(consumer, {
      prop: 'visibilityTimeout',
      fact: `of one of the ${all.length} consumers of ${whereIs(queue)} is known only at deployment`,
      consequence: 'The queue needs the longest of them, which cannot be chosen',
      fix: 'Set visibilityTimeout on the queue itself',
    });
  }
  requiredTimeouts.set(resource, all);
  resource.visibilityTimeout = Token.isUnresolved(required())
    ? required()
    : Lazy.number({ produce: () => Math.max(...requiredTimeouts.get(resource)!.map((timeout) => timeout())) });
}

function recommendedTimeout(
  consumer: Construct, { handler }: SqsConsumerProps, window: number | undefined,
): () => number {
  const timeout = timeoutOf(handler);
  if (!isKnownNumber(timeout) || (window !== undefined && !isKnownNumber(window))) {
    refuse(consumer, {
      prop: 'visibilityTimeout',
      fact: isKnownNumber(timeout)
        ? 'is left out, and maxBatchingWindow is known only at deployment'
        : `is left out, and the timeout of ${whereIs(handler)} is not known here`,
      consequence: `The recommended value, ${VISIBILITY_TIMEOUTS} × timeout + batching window, cannot be calculated`,
      fix: `Give visibilityTimeout: ${VISIBILITY_TIMEOUTS} × the function's timeout + the batching window`,
    });
  }
  // Lambda waits until a durable execution has ended.
  const longest = (): number => Math.max(timeoutOf(handler) ?? timeout, executionTimeoutOf(handler) ?? 0);
  return () => VISIBILITY_TIMEOUTS * longest() + (window ?? 0);
}

function refuseSecondTimeout(
  consumer: Construct, queue: sqs.IQueue, props: SqsConsumerProps, ownTimeout: number | undefined,
): void {
  if (props.visibilityTimeout !== undefined) {
    refuse(consumer, {
      prop: 'visibilityTimeout',
      fact: ownTimeout === undefined
        ? `is given for the queue ${whereIs(queue)}, which is imported`
        : `is given, but the queue ${whereIs(queue)} sets ${isKnownNumber(ownTimeout) ? countOf(ownTimeout, 'seconds') : 'one'} itself`,
      consequence: ownTimeout === undefined
        ? 'This app cannot change the queue'
        : 'A queue has one visibility timeout, so one of the two would be lost',
      fix: ownTimeout === undefined ? 'Set it where the queue is created' : 'Leave it out here, or on the queue',
    });
  }
}

function refuseTooShort(
  consumer: Construct,
  prop: string,
  visibility: number | undefined,
  { handler }: SqsConsumerProps,
  window: number | undefined,
): void {
  const timeout = timeoutOf(handler);
  if (isKnownNumber(visibility) && isKnownNumber(timeout) && visibility < timeout) {
    const recommended = isKnownNumber(window) || window === undefined
      ? `, better ${countOf(VISIBILITY_TIMEOUTS * timeout + (window ?? 0), 'seconds')}`
      : '';
    refuse(consumer, {
      prop,
      fact: `hides a message for ${countOf(visibility, 'seconds')}, but the handler ${whereIs(handler)} may run for ${countOf(timeout, 'seconds')}`,
      consequence: 'A message would reappear while its batch still runs, and AWS rejects the event source mapping',
      fix: `Give a visibility timeout of at least ${countOf(timeout, 'seconds')}${recommended}`,
    });
  }
}
