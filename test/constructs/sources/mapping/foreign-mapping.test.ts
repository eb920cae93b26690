/** One mapping of a source to a function, whoever makes the second. */
import { App, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { SqsConsumer } from '../../../../src';

function parts() {
  const stack = new Stack(undefined, 'Shop');
  const fn = new lambda.Function(stack, 'Function', {
    runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('//'),
  });
  return { stack, fn, live: fn.addAlias('live'), queue: new sqs.Queue(stack, 'Queue') };
}
type Parts = ReturnType<typeof parts>;

const ours = ({ stack, queue }: Parts, handler: lambda.IFunction, id = 'Ours') => new SqsConsumer(stack, id, { handler, queue });
const theirs = ({ queue }: Parts, handler: lambda.IFunction) => handler.addEventSource(new SqsEventSource(queue));

describe('A mapping of aws-cdk-lib beside ours is refused at synth with both paths', () => {
  test.each<[string, (p: Parts) => void]>([
    ['made before', (p) => { theirs(p, p.fn); ours(p, p.fn); }],
    ['made after', (p) => { ours(p, p.fn); theirs(p, p.fn); }],
    ['for an alias', (p) => { ours(p, p.live); theirs(p, p.live); }],
  ])('%s', (_, make) => {
    const p = parts();
    make(p);
    expect(() => Template.fromStack(p.stack)).toThrow(/Shop\/[\w/:]+ and Shop\/[\w/:]+ both map one source to one function\. AWS rejects the second/);
  });
});

test('Function and alias may both consume one queue, whoever maps them', () => {
  const p = parts();
  ours(p, p.fn);
  theirs(p, p.live);
  Template.fromStack(p.stack).resourceCountIs('AWS::Lambda::EventSourceMapping', 2);
});

describe('A mapping that names its ends in another way', () => {
  type Names = (p: Parts & { readonly id: (construct: { readonly node: Stack['node'] }) => string }) => readonly [source: string, handler: string];
  function template(names: Names, handlerOf: (p: Parts) => lambda.IFunction = ({ fn }) => fn): Template {
    const p = parts();
    const [eventSourceArn, functionName] = names({
      ...p, id: ({ node }) => p.stack.getLogicalId(node.defaultChild as lambda.CfnFunction),
    });
    new lambda.CfnEventSourceMapping(p.stack, 'Theirs', { eventSourceArn, functionName });
    ours(p, handlerOf(p));
    return Template.fromStack(p.stack);
  }

  test.each<[string, Names]>([
    ['by the ARN of the function', ({ queue, fn }) => [queue.queueArn, fn.functionArn]],
    ['by a lazy reference', ({ queue, fn }) => [
      Lazy.string({ produce: () => queue.queueArn }), Lazy.string({ produce: () => fn.functionName }),
    ]],
    ['by logical ids', ({ queue, fn, id }) => [Fn.getAtt(id(queue), 'Arn').toString(), Fn.ref(id(fn))]],
    ['by a logical id at one end', ({ queue, fn, id }) => [queue.queueArn, Fn.getAtt(id(fn), 'Arn').toString()]],
  ])('%s is refused', (_, names) => {
    expect(() => template(names)).toThrow(/both map one source to one function/);
  });

  test('by the ARN of an alias is refused beside the name of the alias', () => {
    const byRef: Names = ({ queue, live }) => [queue.queueArn, live.functionArn];
    expect(() => template(byRef, ({ live }) => live)).toThrow(/both map one source to one function/);
  });

  test.each<[string, Names]>([
    ['an imported queue', ({ fn }) => ['arn:aws:sqs:eu-west-1:111122223333:q', fn.functionArn]],
    ['a lazy ARN of another queue', ({ fn }) => [
      Lazy.string({ produce: () => 'arn:aws:sqs:eu-west-1:111122223333:q' }), fn.functionName,
    ]],
    ['the text of a logical id', ({ queue, id, fn }) => [queue.queueArn, id(fn)]],
  ])('by %s is another mapping', (_, names) => {
    template(names).resourceCountIs('AWS::Lambda::EventSourceMapping', 2);
  });
});

test('Mappings of one queue in two stacks are compared within each stack', () => {
  const app = new App();
  const shop = new Stack(app, 'Shop');
  const queue = new sqs.Queue(shop, 'Queue');
  for (const stack of [shop, new Stack(app, 'Other')]) {
    const handler = lambda.Function.fromFunctionArn(stack, 'Handler', 'arn:aws:lambda:eu-west-1:111122223333:function:f');
    new lambda.CfnEventSourceMapping(stack, 'First', { eventSourceArn: queue.queueArn, functionName: handler.functionArn });
    const own = new lambda.Function(stack, 'Function', {
      runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('//'),
    });
    new SqsConsumer(stack, 'Second', { handler: own, queue });
  }
  expect(() => app.synth()).not.toThrow();
});
