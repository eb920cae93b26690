/**
 * A message must stay hidden for as long as the batch that holds it may run. A queue that says nothing gets the longest time that its
 * consumers need; one that says less than a handler's timeout is refused.
 */
import { Lazy, Token } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { QUEUE_VISIBILITY_TIMEOUT } from '../../../resources/queue/facts';
import { VISIBILITY_TIMEOUTS } from '../../../sources/sqs/facts';
import { timeoutOf } from '../../wiring/handler';
import { isKnownNumber, wholeSeconds } from '../../wiring/number-prop';
import { refuse, whereIs } from '../../wiring/refuse';
import { cfnQueueOf } from './owned-queue';
import { SqsConsumerProps } from './sqs-consumer-props';

/** What the consumers of one queue need, in seconds; asked at synth, since a function's timeout may change until then. */
const needsOf = new WeakMap<sqs.CfnQueue, (() => number)[]>();

export function coverTimeout(consumer: Construct, queue: sqs.IQueue, props: SqsConsumerProps, window: number | undefined): void {
  const wanted = wholeSeconds(consumer, 'visibilityTimeout', props.visibilityTimeout, QUEUE_VISIBILITY_TIMEOUT);
  refuseTooShort(consumer, 'visibilityTimeout', wanted, props, window);
  const resource = cfnQueueOf(queue);
  const settled = resource && !needsOf.has(resource) ? resource.visibilityTimeout : undefined;
  if (resource === undefined || settled !== undefined) {
    refuseSecond(consumer, queue, props, settled);
    refuseTooShort(consumer, 'queue', settled, props, window);
    if (resource) lookAgainAtSynth(consumer, resource, props, window);
    return;
  }
  addNeed(consumer, resource, queue, wanted === undefined ? derive(consumer, props, window) : () => wanted);
}

/** The function's timeout may be raised after the consumer is made, by an Aspect for example. */
function lookAgainAtSynth(consumer: Construct, resource: sqs.CfnQueue, props: SqsConsumerProps, window: number | undefined): void {
  consumer.node.addValidation({
    validate: () => {
      try {
        refuseTooShort(consumer, 'queue', resource.visibilityTimeout, props, window);
        return [];
      } catch (error) {
        return [(error as Error).message];
      }
    },
  });
}

function addNeed(consumer: Construct, resource: sqs.CfnQueue, queue: sqs.IQueue, need: () => number): void {
  const needs = needsOf.get(resource) ?? [];
  needs.push(need);
  if (needs.length > 1 && needs.some((one) => Token.isUnresolved(one()))) {
    refuse(consumer, {
      prop: 'visibilityTimeout',
      fact: `of one of the ${needs.length} consumers of ${whereIs(queue)} is known only at deployment`,
      consequence: 'The longest of them, which the queue needs, cannot be chosen',
      fix: 'Set visibilityTimeout on the queue itself',
    });
  }
  needsOf.set(resource, needs);
  resource.visibilityTimeout = Token.isUnresolved(need()) ? need() : Lazy.number({ produce: () => Math.max(...needs.map((one) => one())) });
}

function derive(consumer: Construct, { handler }: SqsConsumerProps, window: number | undefined): () => number {
  const timeout = timeoutOf(handler);
  if (!isKnownNumber(timeout) || (window !== undefined && !isKnownNumber(window))) {
    refuse(consumer, {
      prop: 'visibilityTimeout',
      fact: isKnownNumber(timeout)
        ? 'is left out, and maxBatchingWindow is known only at deployment'
        : `is left out, and the timeout of ${whereIs(handler)} is not known here`,
      consequence: `The safe value, ${VISIBILITY_TIMEOUTS} × timeout + batching window, cannot be derived`,
      fix: `Give visibilityTimeout: ${VISIBILITY_TIMEOUTS} × the function's timeout + the batching window`,
    });
  }
  return () => VISIBILITY_TIMEOUTS * (timeoutOf(handler) ?? timeout) + (window ?? 0);
}

function refuseSecond(consumer: Construct, queue: sqs.IQueue, props: SqsConsumerProps, settled: number | undefined): void {
  if (props.visibilityTimeout !== undefined) {
    refuse(consumer, {
      prop: 'visibilityTimeout',
      fact: settled === undefined
        ? `is given for the queue ${whereIs(queue)}, which is imported`
        : `is given, but the queue ${whereIs(queue)} sets ${isKnownNumber(settled) ? `${settled} seconds` : 'one'} itself`,
      consequence: settled === undefined ? 'This app cannot change the queue' : 'A queue has one visibility timeout; one of the two would be lost',
      fix: settled === undefined ? 'Set it where the queue is made' : 'Leave it out here, or on the queue',
    });
  }
}

function refuseTooShort(
  consumer: Construct, prop: string, visibility: number | undefined, { handler }: SqsConsumerProps, window: number | undefined,
): void {
  const timeout = timeoutOf(handler);
  if (isKnownNumber(visibility) && isKnownNumber(timeout) && visibility < timeout) {
    const safe = isKnownNumber(window) || window === undefined ? `, better ${VISIBILITY_TIMEOUTS * timeout + (window ?? 0)} seconds` : '';
    refuse(consumer, {
      prop,
      fact: `hides a message for ${visibility} seconds, but the handler ${whereIs(handler)} may run for ${timeout} seconds`,
      consequence: 'A message would reappear while its batch still runs, and AWS rejects such an event source mapping',
      fix: `Give a visibility timeout of at least ${timeout} seconds${safe}`,
    });
  }
}
