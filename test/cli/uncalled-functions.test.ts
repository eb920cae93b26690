/** A note counts the functions that nothing in the templates is seen to call. */
import { uncalledFunctions } from '../../src/cli/uncalled-functions';
import { aFunction, aQueue, arn, graphOf, Json, ref, resource } from '../template/app-of';

const notes = (resources: Json): readonly string[] => uncalledFunctions(graphOf(resources));
const CONFIG = resource('AWS::Lambda::EventInvokeConfig', { FunctionName: ref('Fn'), Qualifier: '$LATEST', MaximumRetryAttempts: 0 });

test.each<[string, Json]>([
  ['nothing', {}],
  ['settings for callers that no template shows', { Config: CONFIG }],
  ['a permission of a role', { May: resource('AWS::Lambda::Permission', { Action: 'lambda:InvokeFunction', FunctionName: ref('Fn'), Principal: 'arn:aws:iam::111122223333:role/my.role' }) }],
  ['a permission of an account', { May: resource('AWS::Lambda::Permission', { Action: 'lambda:InvokeFunction', FunctionName: ref('Fn'), Principal: '111122223333' }) }],
])('a function with %s', (_, more) => {
  expect(notes({ Fn: aFunction(), ...more })).toEqual(['1 function is called by nothing that the templates show: App.Fn']);
});

test.each<[string, Json]>([
  ['a mapping', { Q: aQueue(), M: resource('AWS::Lambda::EventSourceMapping', { FunctionName: ref('Fn'), EventSourceArn: arn('Q') }) }],
  ['a rule', { Rule: resource('AWS::Events::Rule', { ScheduleExpression: 'rate(1 day)', Targets: [{ Id: 'a', Arn: arn('Fn') }] }) }],
  ['a permission of a service', { May: resource('AWS::Lambda::Permission', { Action: 'lambda:InvokeFunction', FunctionName: ref('Fn'), Principal: 'sns.amazonaws.com' }) }],
  ['a permission of a service that waits', { May: resource('AWS::Lambda::Permission', { Action: 'lambda:InvokeFunction', FunctionName: ref('Fn'), Principal: 'lexv2.amazonaws.com' }) }],
  ['an API', { Api: resource('AWS::ApiGatewayV2::Api', { Target: arn('Fn') }) }],
])('a function that is called by %s is not noted', (_, more) => {
  expect(notes({ Fn: aFunction(), ...more })).toEqual([]);
});

test('a function of aws-cdk-lib is not noted', () => {
  expect(notes({ LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8aFD4BFC8A: aFunction() })).toEqual([]);
});

test('of many functions, some are named', () => {
  const many = Object.fromEntries(['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((id) => [id, aFunction()]));
  expect(notes(many)).toEqual(['7 functions are called by nothing that the templates show: App.A, App.B, App.C, App.D, App.E and 2 more']);
});
