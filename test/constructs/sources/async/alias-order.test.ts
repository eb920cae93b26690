/** The settings name an alias without referring to it, so CloudFormation has to be told to make the alias first. */
import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { AsyncInvocation } from '../../../../src';

test('The settings of an alias wait for the alias', () => {
  const stack = new Stack(new App(), 'Shop');
  const fn = new lambda.Function(stack, 'Function', {
    runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('//'),
  });
  const alias = fn.addAlias('live');
  new AsyncInvocation(stack, 'Invocation', { handler: alias });
  Template.fromStack(stack).hasResource('AWS::Lambda::EventInvokeConfig', {
    Properties: { Qualifier: 'live' },
    DependsOn: Match.arrayWith([stack.getLogicalId(alias.node.defaultChild as lambda.CfnAlias)]),
  });
});
