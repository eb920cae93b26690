/** Errors and hints have the words of the app's language, which jsii names in the environment. */
import { Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsConsumer } from '../../../src';
import { commandOfApp, spellProp } from '../../../src/constructs/wiring/language';
import { refuse } from '../../../src/constructs/wiring/refuse';

const { JSII_AGENT } = process.env;
afterEach(() => {
  if (JSII_AGENT === undefined) delete process.env.JSII_AGENT;
  else process.env.JSII_AGENT = JSII_AGENT;
});

test.each([
  ['Python/3.12.1', 'max_batching_window', 'asynchronous.retry_attempts', 'except_', 'cdk-lambda-delivery'],
  ['Java/17.0.15', 'maxBatchingWindow', 'asynchronous.retryAttempts', 'except', 'npx --yes cdk-lambda-delivery@1.2.3'],
  ['go1.26.8/linux/amd64', 'MaxBatchingWindow', 'Asynchronous.RetryAttempts', 'Except', 'npx --yes cdk-lambda-delivery@1.2.3'],
  ['DotNet/8.0.1', 'MaxBatchingWindow', 'Asynchronous.RetryAttempts', 'Except', 'npx --yes cdk-lambda-delivery@1.2.3'],
  ['', 'maxBatchingWindow', 'asynchronous.retryAttempts', 'except', 'npx cdk-lambda-delivery'],
])('%s', (agent, prop, path, keyword, command) => {
  process.env.JSII_AGENT = agent;
  expect(['maxBatchingWindow', 'asynchronous.retryAttempts', 'except'].map(spellProp)).toEqual([prop, path, keyword]);
  expect(commandOfApp('1.2.3')).toBe(command);
});

test('an error begins with the prop as the language spells it, and what is no prop stays as it is', () => {
  process.env.JSII_AGENT = 'Python/3.12.1';
  const stack = new Stack(undefined, 'Shop');
  const handler = new lambda.Function(stack, 'Fn', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('x') });
  expect(() => new SqsConsumer(stack, 'Orders', { handler, batchSize: 0 })).toThrow(/^Shop\/Orders: batch_size is 0, below the minimum of 1 message/);
  expect(() => refuse(stack, { prop: 'the action', fact: 'is none', consequence: 'Nobody is told', fix: 'Give one' })).toThrow(/^Shop: the action is none/);
});
