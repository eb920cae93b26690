/** A construct of another kind, a text or an object in the place of a source: the consumer refuses it by its prop. */
import { App, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import { DynamoDbConsumer, KinesisConsumer, SqsConsumer } from '../../../src';

const CONSUMERS = {
  'SqsConsumer': [SqsConsumer, ['queue', 'deadLetterQueue'], 'is not a queue'],
  'KinesisConsumer': [KinesisConsumer, ['stream'], 'is not a stream'],
  'KinesisConsumer by its own consumer': [KinesisConsumer, ['streamConsumer'], 'is not a consumer of a stream'],
  'DynamoDbConsumer': [DynamoDbConsumer, ['table'], 'is not a table'],
} as const;

const GIVEN: Readonly<Record<string, (stack: Stack) => unknown>> = {
  'a topic': (stack) => new sns.Topic(stack, 'Topic'),
  'a function': (stack) => handlerIn(stack, 'Other'),
  'a text': () => 'Orders',
  'an object': () => ({}),
};

function handlerIn(stack: Stack, id: string): lambda.Function {
  return new lambda.Function(stack, id, {
    runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = async () => {};'),
  });
}

const CASES = Object.entries(CONSUMERS).flatMap(([name, [Consumer, props, fact]]) => (
  props.flatMap((prop) => Object.keys(GIVEN).map((given) => [name, prop, given, Consumer, fact] as const))));

test.each(CASES)('%s with %s: %s', (_, prop, given, Consumer, fact) => {
  const stack = new Stack(new App(), 'Shop');
  const props = { handler: handlerIn(stack, 'Handler'), [prop]: GIVEN[given](stack) };
  expect(() => new Consumer(stack, 'Consumer', props as never)).toThrow(`Shop/Consumer: ${prop} ${fact}. `);
});
