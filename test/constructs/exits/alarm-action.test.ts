/** The actions of the library's alarms: one function for all of them, and no topic that CloudWatch refuses. */
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import { CanaryDeployment, FailureAlarms, FailureQueue } from '../../../src';
import { makeAlias, makeFunction, WITHOUT_CHECKS } from '../../support/app';
import { refusalOf } from '../../support/refusal';
import { ENV, newStack, resourcesOf } from '../../support/wired';

const FLAG = '@aws-cdk/aws-cloudwatch-actions:changeLambdaPermissionLogicalIdForLambdaAction';

function appOf(context: object = {}): App {
  return new App({ context: { ...WITHOUT_CHECKS, ...context } });
}

/** The alarms that may invoke a function, by the logical ids of the alarms. */
function allowedIn(stack: Stack): string[] {
  return Object.values(resourcesOf(stack, 'AWS::Lambda::Permission'))
    .filter(({ Properties }) => Properties.Principal === 'lambda.alarms.cloudwatch.amazonaws.com')
    .map(({ Properties }) => Properties.SourceArn['Fn::GetAtt'][0]);
}

describe('one function for several alarms', () => {
  test.each([['by the ids of today', {}], ['by the ids of the feature flag', { [FLAG]: true }]])('%s', (_, context) => {
    const stack = newStack('Shop', appOf(context));
    const page = new actions.LambdaAction(makeFunction(stack));
    FailureAlarms.of(stack).addAction(page);
    new FailureQueue(stack, 'One');
    const other = new FailureQueue(stack, 'Other');
    other.failureAlarm!.addOkAction(page);
    new CanaryDeployment(stack, 'Canary', { alias: makeAlias(makeFunction(stack, 'Deployed')) });
    expect(allowedIn(stack).sort()).toEqual(Object.keys(resourcesOf(stack, 'AWS::CloudWatch::Alarm')).sort());
  });

  test('is allowed for its alias alone', () => {
    const stack = newStack();
    const alias = makeAlias(makeFunction(stack));
    FailureAlarms.of(stack).addAction(new actions.LambdaAction(alias));
    new FailureQueue(stack, 'One');
    expect(Object.values(resourcesOf(stack, 'AWS::Lambda::Permission'))[0].Properties)
      .toMatchObject({ FunctionName: stack.resolve(alias.functionArn), SourceAccount: ENV.account });
  });

  test('of another stack', () => {
    const app = appOf();
    const [there, here] = [newStack('There', app), newStack('Here', app)];
    FailureAlarms.of(app).addAction(new actions.LambdaAction(makeFunction(there)));
    new FailureQueue(here, 'One');
    new FailureQueue(there, 'Other');
    expect(() => app.synth()).not.toThrow();
    expect([allowedIn(here), allowedIn(there)].map(({ length }) => length)).toEqual([1, 1]);
  });

  test('beside an alarm of your own', () => {
    const stack = newStack();
    const page = new actions.LambdaAction(makeFunction(stack));
    const queue = new FailureQueue(stack, 'One');
    queue.metricApproximateAgeOfOldestMessage().createAlarm(stack, 'DepthAlarm', { threshold: 60, evaluationPeriods: 1 }).addAlarmAction(page);
    FailureAlarms.of(stack).addAction(page);
    expect(allowedIn(stack)).toHaveLength(2);
  });

  test('that is imported, and two of them', () => {
    const stack = newStack();
    const imported = lambda.Function.fromFunctionArn(stack, 'Fn', `arn:aws:lambda:${ENV.region}:${ENV.account}:function:page`);
    FailureAlarms.of(stack).addAction(new actions.LambdaAction(imported), new actions.LambdaAction(makeFunction(stack, 'Second')));
    new FailureQueue(stack, 'One');
    new FailureQueue(stack, 'Other');
    const alarms = Object.values(resourcesOf(stack, 'AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties.AlarmActions);
    expect(alarms.map(({ length }) => length)).toEqual([2, 2]);
    expect(allowedIn(stack)).toHaveLength(4);
  });
});

describe('a topic of another Region', () => {
  const OTHER = 'us-east-1';
  const topicIn = (app: App, env: object | undefined) => new sns.Topic(new Stack(app, 'Topics', { env }), 'Topic', { topicName: 'page' });

  test.each<[string, (app: App, stack: Stack) => sns.ITopic]>([
    ['of this app', (app) => topicIn(app, { ...ENV, region: OTHER })],
    ['that is imported', (_, stack) => sns.Topic.fromTopicArn(stack, 'Topic', `arn:aws:sns:${OTHER}:${ENV.account}:page`)],
  ])('%s is refused, whoever adds it', (_, topicOf) => {
    const app = appOf();
    const stack = newStack('Shop', app);
    const page = new actions.SnsAction(topicOf(app, stack));
    const queue = new FailureQueue(stack, 'One');
    for (const add of [() => queue.failureAlarm!.addAlarmAction(page), () => FailureAlarms.of(app).addAction(page), () => new FailureQueue(stack, 'Two')]) {
      expect(refusalOf(add)).toMatch(/^Shop\/\w+\/DepthAlarm: the action of this alarm is a topic in Region us-east-1, but the alarm is in eu-west-1\./);
    }
  });

  test.each<[string, (app: App, stack: Stack) => cloudwatch.IAlarmAction]>([
    ['of the same Region, in another stack', (app) => new actions.SnsAction(topicIn(app, ENV))],
    ['of a Region that is known only at deployment', (app) => new actions.SnsAction(topicIn(app, undefined))],
    ['that is no topic', () => ({ bind: () => ({ alarmActionArn: `arn:aws:ssm-incidents::${ENV.account}:response-plan/page` }) })],
  ])('one %s is taken', (_, actionOf) => {
    const app = appOf();
    const stack = newStack('Shop', app);
    FailureAlarms.of(stack).addAction(actionOf(app, stack));
    new FailureQueue(stack, 'One');
    expect(stack.resolve((Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm')))).toBeDefined();
  });
});

test.each([['text', 'page'], ['a topic', {}], ['nothing', undefined]])('an action that is %s is refused', (_, action) => {
  const stack = newStack();
  expect(refusalOf(() => FailureAlarms.of(stack).addAction(action as never))).toMatch(/^Shop: the action of its alarm is not an alarm action\./);
});
