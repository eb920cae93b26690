import { Duration, Stack } from 'aws-cdk-lib';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { KinesisConsumer, SqsConsumer } from '../../../../src';
import { inTemplate, newFunction, newStack, onlyOf, refusal } from '../../../support/wired';

const CONSUMERS: ReadonlyArray<readonly [string, (stack: Stack, handler: lambda.IFunction) => unknown]> = [
  ['a queue', (stack, handler) => new SqsConsumer(stack, 'Consumer', { handler })],
  ['a stream', (stack, handler) => new KinesisConsumer(stack, 'Consumer', { handler, stream: new kinesis.Stream(stack, 'Stream') })],
];

function durable(stack: Stack, executionTimeout: Duration): lambda.Function {
  return newFunction(stack, 'Handler', { durableConfig: { executionTimeout, retentionPeriod: Duration.days(1) } });
}

describe.each(CONSUMERS)('%s', (_, consume) => {
  test('does not invoke a tenant isolated function, which wants a tenant', () => {
    const stack = newStack();

    expect(refusal(() => consume(stack, newFunction(stack, 'Handler', { tenancyConfig: lambda.TenancyConfig.PER_TENANT })))).toBe(
      'Shop/Consumer: handler Shop/Handler is tenant isolated, and an event source mapping has no tenant id. '
      + 'AWS rejects the event source mapping. Let another function consume the source and invoke this one with a tenant id.',
    );
  });

  test('does not wait for a durable function longer than 15 minutes', () => {
    const stack = newStack();

    expect(refusal(() => consume(stack, durable(stack, Duration.seconds(901)).latestVersion))).toContain(
      'Shop/Consumer: handler Shop/Handler/$LATEST is a durable function with an execution timeout of 901 seconds, '
      + 'above the 900 seconds that an event source mapping waits. AWS rejects the event source mapping.',
    );
  });

  test('waits for the alias of a durable function no longer either', () => {
    const stack = newStack();

    expect(refusal(() => consume(stack, durable(stack, Duration.hours(1)).addAlias('live')))).toContain('is a durable function with an execution timeout of 3600 seconds');
  });

  test('takes a durable function of 15 minutes', () => {
    const stack = newStack();
    const alias = durable(stack, Duration.minutes(15)).addAlias('live');
    consume(stack, alias);

    expect(onlyOf(stack, 'AWS::Lambda::EventSourceMapping').FunctionName).toEqual(inTemplate(stack, alias.functionArn));
  });
});
