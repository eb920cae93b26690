/** What an app changes after the call counts as well, and plug-ins report what is deployed. */
import { App, Aspects, CfnResource, Duration, Stack, Stage, Tags, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { IConstruct } from 'constructs';
import { DeliveryDefaults } from '../../../src';
import { standardErrorOfEachTest } from '../../support/standard-error';
import { newApp } from './applied';

standardErrorOfEachTest();

function appWithFunction(scopeOf: (app: App) => Stage = (app) => app): { readonly scope: Stage; readonly app: App; readonly fn: lambda.Function } {
  const app = newApp();
  const scope = scopeOf(app);
  const fn = new lambda.Function(new Stack(scope, 'Shop'), 'Fn', {
    runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = async () => {};'),
  });
  new events.Rule(fn.stack, 'Nightly', { schedule: events.Schedule.rate(Duration.days(1)), targets: [new targets.LambdaFunction(fn)] });
  DeliveryDefaults.apply(scope);
  return { scope, app, fn };
}

const templateOf = (fn: lambda.Function) => Template.fromStack(Stack.of(fn), { skipCyclicalDependenciesCheck: true });

test.each<[string, (fn: lambda.Function) => void, string, object]>([
  ['an override', (fn) => (fn.node.defaultChild as CfnResource).addPropertyOverride('Timeout', 77), 'AWS::Lambda::Function', { Timeout: 77 }],
  ['a variable', (fn) => { fn.addEnvironment('A', 'b'); }, 'AWS::Lambda::Function', { Environment: { Variables: { A: 'b' } } }],
  ['a tag', (fn) => Tags.of(fn).add('a', 'b'), 'AWS::Lambda::Function', { Tags: [{ Key: 'a', Value: 'b' }] }],
  ['an aspect', (fn) => Aspects.of(fn).add({
    visit: (node: IConstruct) => { if (node instanceof lambda.CfnFunction) node.description = 'late'; },
  }), 'AWS::Lambda::Function', { Description: 'late' }],
  ['a construct', (fn) => { new CfnResource(fn, 'Late', { type: 'AWS::SNS::Topic' }); }, 'AWS::SNS::Topic', {}],
])('%s', (_, change, type, properties) => {
  const { fn } = appWithFunction();
  change(fn);
  const template = templateOf(fn);
  template.hasResourceProperties(type, properties);
  template.resourceCountIs('AWS::SQS::Queue', 2);
});

test('in a stage that the app synthesizes', () => {
  const { app, fn, scope } = appWithFunction((root) => new Stage(root, 'Prod'));
  fn.addEnvironment('A', 'b');
  app.synth();
  const { template } = scope.synth().getStackByName('Prod-Shop');
  expect(JSON.stringify(template)).toContain('"Variables":{"A":"b"}');
});

/** As jsii calls a method for other languages: that of the class, where the class has it. */
const synthesizedByJsii = (scope: Stage): unknown => (scope.constructor as typeof App).prototype.synth.apply(scope, [{}]);

test('in another language: plug-ins report, and what has changed counts', () => {
  const validate = jest.fn(() => ({ success: true, violations: [] }));
  const { app, fn } = appWithFunction();
  Validations.of(app).addPlugins({ name: 'Counted', validate });
  fn.addEnvironment('A', 'b');
  synthesizedByJsii(app);
  expect(validate).toHaveBeenCalledTimes(1);
  const assembly = synthesizedByJsii(app) as ReturnType<App['synth']>;
  expect(validate).toHaveBeenCalledTimes(1);
  expect(JSON.stringify(assembly.getStackByName('Shop').template)).toContain('"Variables":{"A":"b"}');
  expect(app.constructor).toBe(App);
});

test('plug-ins report once, at the synthesis of the app', () => {
  const app = newApp();
  const validate = jest.fn(() => ({ success: true, violations: [] }));
  Validations.of(app).addPlugins({ name: 'Counted', validate });
  new CfnResource(new Stack(app, 'Shop'), 'Topic', { type: 'AWS::SNS::Topic' });
  DeliveryDefaults.apply(app);
  expect(validate).not.toHaveBeenCalled();
  app.synth();
  app.synth();
  expect(validate).toHaveBeenCalledTimes(1);
});
