/** A Lambda@Edge function is in us-east-1, whatever stack creates it: elsewhere every construct refuses it by its prop. */
import { App, Stack } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Destination } from '../../../src';
import { MAKES } from '../../bad-input/makes';
import { makeFunction, WITHOUT_CHECKS } from '../../support/app';
import { propsOf } from '../../support/public-props';
import { outcomeOf, refusalOf } from '../../support/refusal';
import { ENV } from '../../support/wired';

function stackIn(region: string): { stack: Stack; edge: cloudfront.experimental.EdgeFunction } {
  const stack = new Stack(new App({ context: WITHOUT_CHECKS }), 'Shop', { env: { ...ENV, region } });
  const edge = new cloudfront.experimental.EdgeFunction(stack, 'Edge', {
    runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('//'),
  });
  return { stack, edge };
}

const CONSTRUCTS = Object.keys(MAKES).filter((props) => propsOf(props).get('handler') === 'lambda.IFunction');

const GIVEN: Readonly<Record<string, (edge: cloudfront.experimental.EdgeFunction) => lambda.IFunction>> = {
  'the function': (edge) => edge,
  'its version': (edge) => edge.currentVersion,
  'its alias': (edge) => edge.addAlias('live'),
};

test.each(CONSTRUCTS.flatMap((props) => Object.keys(GIVEN).map((given) => ({ props, given }))))('$props of another Region with $given', ({ props, given }) => {
  const { stack, edge } = stackIn('eu-west-1');
  expect(refusalOf(() => MAKES[props](stack, { handler: GIVEN[given](edge) }))).toMatch(/: handler .*(in Region us-east-1|Lambda@Edge function)/);
});

test.each(['preHook', 'postHook'])('a %s of another Region', (prop) => {
  const { stack, edge } = stackIn('eu-west-1');
  expect(refusalOf(() => MAKES.CanaryDeploymentProps(stack, { [prop]: edge }))).toContain(`: ${prop} is the Lambda@Edge function Shop/Edge, which is in Region us-east-1`);
});

test('a destination of another Region', () => {
  const { stack, edge } = stackIn('eu-west-1');
  expect(refusalOf(() => MAKES.AsyncInvocationProps(stack, { handler: makeFunction(stack, 'Handler'), onFailure: Destination.function(edge) })))
    .toContain(': onFailure is the Lambda@Edge function Shop/Edge, which is in Region us-east-1, but Shop/Made is deployed to eu-west-1.');
});

const INVOKED_ASYNCHRONOUSLY = CONSTRUCTS.filter((props) => /Trigger|Async/.test(props));

test.each(INVOKED_ASYNCHRONOUSLY.flatMap((props) => Object.keys(GIVEN).map((given) => ({ props, given }))))('$props of its own Region with $given', ({ props, given }) => {
  const { stack, edge } = stackIn('us-east-1');
  expect(refusalOf(() => MAKES[props](stack, { handler: GIVEN[given](edge) }))).toMatch(/: handler .* is a Lambda@Edge function/);
});

test('a consumer of its own Region takes it', () => {
  const { stack, edge } = stackIn('us-east-1');
  expect(outcomeOf(() => MAKES.SqsConsumerProps(stack, { handler: edge }))).not.toBeInstanceOf(Error);
});
