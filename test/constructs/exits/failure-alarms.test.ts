import { App, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import { Construct, IConstruct } from 'constructs';
import { AsyncInvocation, FailureAlarms, FailureQueue, KinesisConsumer, SqsConsumer } from '../../../src';
import { newFunction, resourcesOf } from '../../support/wired';

const page: cloudwatch.IAlarmAction = { bind: () => ({ alarmActionArn: 'arn:aws:sns:eu-west-1:111122223333:page' }) };
const mail: cloudwatch.IAlarmAction = { bind: () => ({ alarmActionArn: 'arn:aws:sns:eu-west-1:111122223333:mail' }) };
const PAGE = 'arn:aws:sns:eu-west-1:111122223333:page';
const MAIL = 'arn:aws:sns:eu-west-1:111122223333:mail';

interface Tree {
  readonly app: App;
  readonly stage: Stage;
  readonly stack: Stack;
  readonly room: Construct;
}

function newTree(): Tree {
  const app = new App();
  const stage = new Stage(app, 'Prod');
  const stack = new Stack(stage, 'Shop');
  return { app, stage, stack, room: new Construct(stack, 'Room') };
}

function actionsIn(stack: Stack): Array<string[] | undefined> {
  return Object.values(resourcesOf(stack, 'AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties.AlarmActions);
}

const SCOPES: ReadonlyArray<readonly [string, (tree: Tree) => IConstruct]> = [
  ['the app', ({ app }) => app],
  ['the stage', ({ stage }) => stage],
  ['the stack', ({ stack }) => stack],
  ['a construct', ({ room }) => room],
];

describe('an action that is added to', () => {
  test.each(SCOPES)('%s reaches an alarm that was made before', (_, scopeOf) => {
    const tree = newTree();
    new FailureQueue(tree.room, 'Failures');

    FailureAlarms.of(scopeOf(tree)).addAction(page);

    expect(actionsIn(tree.stack)).toEqual([[PAGE]]);
  });

  test.each(SCOPES)('%s reaches an alarm that is made after', (_, scopeOf) => {
    const tree = newTree();
    FailureAlarms.of(scopeOf(tree)).addAction(page);

    new FailureQueue(tree.room, 'Failures');

    expect(actionsIn(tree.stack)).toEqual([[PAGE]]);
  });
});

test('An action that is added to the queue itself reaches its alarm', () => {
  const { stack, room } = newTree();
  const queue = new FailureQueue(room, 'Failures');

  FailureAlarms.of(queue).addAction(page);

  expect(actionsIn(stack)).toEqual([[PAGE]]);
});

test('Actions of nested scopes add up, from the outermost to the innermost', () => {
  const { app, stack, room } = newTree();
  FailureAlarms.of(app).addAction(page);
  FailureAlarms.of(room).addAction(mail);

  new FailureQueue(room, 'Failures');

  expect(actionsIn(stack)).toEqual([[PAGE, MAIL]]);
});

test('Several actions are added at once, or one after the other', () => {
  const { stack, room } = newTree();
  FailureAlarms.of(stack).addAction(page, mail);
  FailureAlarms.of(room).addAction(page);
  FailureAlarms.of(room).addAction(mail);

  new FailureQueue(room, 'Failures');

  expect(actionsIn(stack)).toEqual([[PAGE, MAIL, PAGE, MAIL]]);
});

test('Alarms outside the scope, and alarms that the library did not make, are left alone', () => {
  const { stack, room } = newTree();
  new FailureQueue(stack, 'Outside');
  const queue = new FailureQueue(room, 'Inside', { alarm: { enabled: false } });
  queue.metricApproximateAgeOfOldestMessage().createAlarm(room, 'Theirs', { threshold: 60, evaluationPeriods: 1 });

  FailureAlarms.of(room).addAction(page);
  new FailureQueue(stack, 'OutsideLater');

  expect(actionsIn(stack)).toEqual([undefined, undefined, undefined]);
});

test('Another app is another world', () => {
  const { stack } = newTree();
  new FailureQueue(stack, 'Failures');

  FailureAlarms.of(new App()).addAction(page);

  expect(actionsIn(stack)).toEqual([undefined]);
});

test('Every construct that makes an exit takes the actions: asynchronous invocation, queue consumer and stream consumer', () => {
  const { app, stack } = newTree();
  const handler = newFunction(stack);
  FailureAlarms.of(app).addAction(page);

  new AsyncInvocation(stack, 'Async', { handler });
  new SqsConsumer(stack, 'Orders', { handler });
  new KinesisConsumer(stack, 'Clicks', { handler, stream: new kinesis.Stream(stack, 'Stream') });

  expect(actionsIn(stack)).toEqual([[PAGE], [PAGE], [PAGE]]);
  Template.fromStack(stack).resourceCountIs('AWS::CloudWatch::Alarm', 3);
});
