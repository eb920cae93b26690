/** Whoever writes `AsyncInvocation` knows of a caller that the app need not name, so the checks do not call its exits unused. */
import { App, NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { AsyncInvocation, Destination, KinesisConsumer, SqsConsumer } from '../../../../src';
import { Folder, ran } from '../../../cli/support';
import { outcomeOf } from '../../../support/refusal';
import { fn, rulesOf, validate, withChecks } from '../../checks/validated';

const RULE = 'dead-letter-queue-is-used';

type Build = (scope: Construct, handler: lambda.Function) => void;

const polled: Build = (scope, handler) => void new SqsConsumer(scope, 'Orders', { handler });

function app(build: Build): (app: App) => void {
  return (root) => {
    const stack = new Stack(root, 'Shop');
    build(stack, fn(stack, 'Handler'));
  };
}

function ofCommand(build: (app: App) => void, ...options: readonly string[]): string {
  const folder = new Folder();
  const printed = jest.spyOn(console, 'error').mockImplementation();
  const before = process.exitCode;
  try {
    const root = new App({ outdir: folder.file('cdk.out'), analyticsReporting: false });
    build(root);
    // A newer aws-cdk-lib throws where the checks find an error, after it has written the assembly.
    outcomeOf(() => root.synth());
    return ran(['check', folder.file('cdk.out'), ...options]).out;
  } finally {
    process.exitCode = before;
    printed.mockRestore();
    folder.remove();
  }
}

const rulesOfCommand = (build: (app: App) => void): string[] => rulesOf(JSON.parse(ofCommand(build, '--format', 'json')).findings);

describe.each<[string, Build]>([
  ['a queue polls', polled],
  ['a stream polls', (scope, handler) => void new KinesisConsumer(scope, 'Clicks', { handler, stream: new kinesis.Stream(scope, 'Stream'), onFailure: Destination.newQueue() })],
])('of a function that %s', (_, poll) => {
  test.each<[string, Build]>([
    ['the failure queue that AsyncInvocation makes', (scope, handler) => void new AsyncInvocation(scope, 'Async', { handler })],
    ['its dead-letter queue', (scope, handler) => void new AsyncInvocation(scope, 'Async', { handler, deadLetterQueue: new sqs.Queue(scope, 'Dead') })],
    ['the failure queue of an alias', (scope, handler) => void new AsyncInvocation(scope, 'Async', { handler: handler.addAlias('live') })],
  ])('%s is not called unused, by the checks and by the command', (__, add) => {
    const build = app((scope, handler) => { poll(scope, handler); add(scope, handler); });
    expect(rulesOf(validate(withChecks(build)).told)).not.toContain(RULE);
    expect(rulesOfCommand(build)).not.toContain(RULE);
  });

  test('settings of aws-cdk-lib are, since they state no caller', () => {
    const build = app((scope, handler) => {
      poll(scope, handler);
      new lambda.CfnEventInvokeConfig(scope, 'Config', {
        functionName: handler.functionName, qualifier: '$LATEST', destinationConfig: { onFailure: { destination: 'arn:aws:sqs:eu-west-1:111122223333:failed' } },
      });
    });
    expect(rulesOf(validate(withChecks(build)).told)).toContain(RULE);
    expect(rulesOfCommand(build)).toContain(RULE);
  });
});

test('events of callers elsewhere are not lost in silence when an aspect or an override takes the exit away', () => {
  const build = app((scope, handler) => {
    const invocation = new AsyncInvocation(scope, 'Async', { handler });
    (invocation.node.defaultChild as lambda.CfnEventInvokeConfig).destinationConfig = undefined;
  });
  const told = validate(withChecks(build)).told.filter(({ rule }) => rule.endsWith('async-failure-has-an-exit'));
  expect(told.map(({ description }) => description)).toEqual([
    expect.stringMatching(/^Function Shop\/Handler is invoked asynchronously \(\$LATEST\) by callers outside the app, and has neither /),
  ]);
  expect(rulesOfCommand(build)).toContain('async-failure-has-an-exit');
  expect(ofCommand(build, '--fix-plan')).toMatch(/async-failure-has-an-exit/);
});

test('the same in a nested stack, whose metadata is that of its parent', () => {
  const build = (root: App): void => {
    const nested = new NestedStack(new Stack(root, 'Shop'), 'Inner');
    const handler = fn(nested, 'Handler');
    polled(nested, handler);
    new AsyncInvocation(nested, 'Async', { handler });
  };
  expect(rulesOf(validate(withChecks(build)).told)).not.toContain(RULE);
  expect(rulesOfCommand(build)).not.toContain(RULE);
});

test('the template says nothing of it', () => {
  const stack = new Stack(new App(), 'Shop');
  new AsyncInvocation(stack, 'Async', { handler: fn(stack, 'Handler') });
  const [config] = Object.values(Template.fromStack(stack).findResources('AWS::Lambda::EventInvokeConfig'));
  expect(Object.keys(config)).toEqual(['Type', 'Properties', 'DependsOn']);
});

test('a plan that mends something else keeps the destinations', () => {
  const plan = ofCommand(app((scope, handler) => {
    polled(scope, handler);
    new AsyncInvocation(scope, 'Async', { handler });
    new lambda.CfnEventSourceMapping(scope, 'Mapping', {
      functionName: handler.functionArn, eventSourceArn: new kinesis.Stream(scope, 'Stream').streamArn, startingPosition: 'LATEST',
    });
  }), '--fix-plan');
  expect(plan).toContain('MaximumRetryAttempts');
  expect(plan).not.toContain(RULE);
});
