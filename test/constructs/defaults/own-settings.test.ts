/**
 * Whoever starts with `DeliveryDefaults` sets an option of a function by hand one day. aws-cdk-lib then makes the settings, and as function and
 * qualifier are their identity, another logical id would make CloudFormation delete them after the deployment.
 */
import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { DeliveryDefaults } from '../../../src';
import { makeFunction } from '../../support/app';
import { standardErrorOfEachTest } from '../../support/standard-error';
import { newApp } from './applied';

standardErrorOfEachTest();

const CONFIG = 'AWS::Lambda::EventInvokeConfig';

type Invoked = lambda.Function | lambda.Alias;

/** The ids of what `DeliveryDefaults` adds for the failures of a function that a rule invokes, and of the settings themselves. */
function idsOf(make: (app: App) => Invoked, edit: (handler: Invoked) => void = () => undefined): readonly string[] {
  const app = newApp();
  const handler = make(app);
  const stack = Stack.of(handler);
  new events.Rule(stack, 'Nightly', { eventPattern: { source: ['shop'] }, targets: [new targets.LambdaFunction(handler)] });
  edit(handler);
  DeliveryDefaults.apply(app);
  const { Resources } = Template.fromStack(stack).toJSON();
  return Object.keys(Resources).filter((id) => Resources[id].Type === CONFIG || /FailureQueue(Alarm)?$/.test(id)).sort();
}

const HANDLERS: ReadonlyArray<readonly [string, (app: App) => Invoked]> = [
  ['a function', (app) => makeFunction(new Stack(app, 'Shop'))],
  ['a function in a construct', (app) => makeFunction(new Construct(new Construct(new Stack(app, 'Shop'), 'Orders'), 'Default'), 'Save-it')],
  ['a function named like its construct', (app) => makeFunction(new Construct(new Stack(app, 'Shop'), 'SaveFn'), 'Fn')],
  ['an alias', (app) => makeFunction(new Stack(app, 'Shop')).addAlias('live')],
  ['a function in a stage', (app) => makeFunction(new Stack(new Stage(app, 'Prod'), 'Shop'))],
  ['a function in a nested stack', (app) => makeFunction(new NestedStack(new Stack(app, 'Shop'), 'Inner'))],
];

test.each(HANDLERS)('%s keeps the ids of its settings and failure queue when it gets an option of its own', (_, make) => {
  const added = idsOf(make);
  expect(added).toHaveLength(3);
  expect(idsOf(make, (handler) => handler.configureAsyncInvoke({ retryAttempts: 1 }))).toEqual(added);
});

test('a function with an id of its own gets settings beside it', () => {
  const ids = idsOf((app) => {
    const fn = makeFunction(new Stack(app, 'Shop'));
    (fn.node.defaultChild as lambda.CfnFunction).overrideLogicalId('Mine');
    return fn;
  });
  expect(ids).toContain('MineAsyncSettings');
});
