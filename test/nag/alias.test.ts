/** Settings of an alias say nothing of `$LATEST`, so a pack that asks for its dead-letter queue goes on asking. */
import { App, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { ServerlessChecks } from 'cdk-nag';
import { AsyncInvocation } from '../../src';

test.each<[string, (fn: lambda.Function) => lambda.IFunction, boolean]>([
  ['the function itself', (fn) => fn, false],
  ['an alias', (fn) => fn.addAlias('live'), true],
])('With the settings of %s, is a dead-letter queue still asked for?', (_, handlerOf, asked) => {
  const stack = new Stack(new App(), 'Shop');
  const fn = new lambda.Function(stack, 'Function', {
    runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('//'),
  });
  new AsyncInvocation(stack, 'Invocation', { handler: handlerOf(fn) });
  const rules = new ServerlessChecks().validateScope(stack).violations.map(({ ruleName }) => ruleName);
  expect(rules.includes('Serverless-LambdaDLQ')).toBe(asked);
});
