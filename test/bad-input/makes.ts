/** How each public construct is made with the least that it needs, by the name of its props. */
import { Stack } from 'aws-cdk-lib';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import { AsyncInvocation, DynamoDbConsumer, FailureQueue, KinesisConsumer, SqsConsumer } from '../../src';
import { makeFunction, makeTable } from '../support/app';
import { Untyped } from '../support/untyped';

export type Make = (stack: Stack, given: Untyped) => unknown;

export const MAKES: Readonly<Record<string, Make>> = {
  AsyncInvocationProps: (stack, given) => new AsyncInvocation(stack, 'Made', { handler: makeFunction(stack), ...given }),
  FailureQueueProps: (stack, given) => new FailureQueue(stack, 'Made', given),
  SqsConsumerProps: (stack, given) => new SqsConsumer(stack, 'Made', { handler: makeFunction(stack), ...given }),
  KinesisConsumerProps: (stack, given) => new KinesisConsumer(stack, 'Made', {
    handler: makeFunction(stack), stream: new kinesis.Stream(stack, 'Stream'), ...given,
  }),
  DynamoDbConsumerProps: (stack, given) => new DynamoDbConsumer(stack, 'Made', { handler: makeFunction(stack), table: makeTable(stack), ...given }),
};
