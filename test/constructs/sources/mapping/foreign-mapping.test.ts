/** One mapping of a source to a function, whoever makes the second. */
import { Stack } from 'aws-cdk-lib';
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
