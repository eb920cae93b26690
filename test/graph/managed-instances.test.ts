/**
 * A function on Lambda Managed Instances: an unqualified call invokes `$LATEST.PUBLISHED`, so the settings of `$LATEST`
 * serve nobody, and a mapping may wait 90 minutes for it.
 */
import { check } from '../../src/checks/check';
import { CheckResult } from '../../src/checks/result';
import { ALL_RULES } from '../../src/rules/all';
import { aConfig, aFunction, aMapping, aPermission, aQueue, arn, graphOf, Json, nodeOf, ref, resource } from '../template/app-of';

const MANAGED = { CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: 'arn:aws:lambda:eu-west-1:1:capacity-provider:c' } } };
const REST: Json = { Parameters: { Hidden: { Type: 'String' } } };
const called = (properties: Json): Json => ({
  Fn: aFunction(properties), May: aPermission('s3.amazonaws.com', { SourceArn: 'arn:aws:s3:::uploads' }),
});
const configured = (properties: Json, config: Json): Json => ({
  ...called(properties),
  Failed: aQueue(),
  Config: aConfig({ DestinationConfig: { OnFailure: { Destination: arn('Failed') } }, ...config }),
});

function found(resources: Json, ...rules: readonly string[]): readonly string[] {
  const { findings }: CheckResult = check(graphOf(resources, REST), ALL_RULES.filter(({ id }) => rules.includes(id)));
  return findings.map(({ rule, at }) => `${rule} at ${at.logicalId}`);
}

const qualifiers = (resources: Json): readonly unknown[] => graphOf(resources, REST).deliveries.map(({ source, target }) => [source.node ?? '*', target.qualifier]);

test.each<[string, Json, unknown]>([
  ['with a capacity provider', MANAGED, '$LATEST.PUBLISHED'],
  ['without one', {}, '$LATEST'],
  ['with one that is hidden', { CapacityProviderConfig: ref('Hidden') }, expect.objectContaining({ unknown: 'Ref Hidden, a parameter of App' })],
  ['with one that a condition chooses', { CapacityProviderConfig: { 'Fn::If': ['C', MANAGED.CapacityProviderConfig, ref('AWS::NoValue')] } }, expect.objectContaining({ unknown: expect.any(String) })],
])('an unqualified call of a function %s', (_, properties, qualifier) => {
  expect(qualifiers(called(properties))).toEqual([['arn:aws:s3:::uploads', qualifier]]);
});

test.each<[string, unknown]>([
  ['its ARN', arn('Fn')], ['its reference', ref('Fn')], ['its name', 'work'],
  ['an ARN with its name', { 'Fn::Sub': 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:work' }],
])('a call by %s is unqualified', (_, name) => {
  const resources = { Fn: aFunction({ ...MANAGED, FunctionName: 'work' }), M: aMapping({ FunctionName: name, EventSourceArn: 'arn:aws:sqs:eu-west-1:1:q' }) };
  expect(qualifiers(resources)).toEqual([['arn:aws:sqs:eu-west-1:1:q', '$LATEST.PUBLISHED']]);
});

test('an alias and a named qualifier stay what they are', () => {
  const alias = resource('AWS::Lambda::Alias', { FunctionName: ref('Fn'), Name: 'live', FunctionVersion: '1' });
  const mapping = (name: unknown): Json => aMapping({ FunctionName: name, EventSourceArn: 'arn:aws:sqs:eu-west-1:1:q' });
  const { deliveries } = graphOf({
    Fn: aFunction(MANAGED), Alias: alias, M1: mapping(ref('Alias')), M2: mapping({ 'Fn::Sub': '${Fn.Arn}:$LATEST' }),
  }, REST);
  expect(deliveries.map(({ target }) => target.qualifier)).toEqual(['live', '$LATEST']);
});

const RULES = ['async-failure-has-an-exit', 'async-config-covers-qualifier'];

test('an invoke config of $LATEST.PUBLISHED serves the callers', () => {
  expect(found(configured(MANAGED, { Qualifier: '$LATEST.PUBLISHED' }), ...RULES)).toEqual([]);
});

test('an invoke config of $LATEST serves nobody', () => {
  expect(found(configured(MANAGED, { Qualifier: '$LATEST' }), ...RULES)).toEqual(['async-failure-has-an-exit at Fn', 'async-config-covers-qualifier at Config']);
  expect(found(configured({}, { Qualifier: '$LATEST' }), ...RULES)).toEqual([]);
});

const durable = (seconds: number, more: Json): Json => ({
  Fn: aFunction({ DurableConfig: { ExecutionTimeout: seconds }, ...more }), Q: aQueue(), M: aMapping({ EventSourceArn: arn('Q') }),
});

test.each<[number, Json, boolean]>([[900, {}, false], [901, {}, true], [5_400, MANAGED, false], [5_401, MANAGED, true]])('a mapped execution of %i s with %j is too long: %p', (seconds, more, isFound) => {
  expect(found(durable(seconds, more), 'durable-function-has-no-destinations')).toEqual(isFound ? ['durable-function-has-no-destinations at Fn'] : []);
});

test.each<[string, Json, Json, string, boolean, boolean]>([
  ['Kafka', { Topics: ['t'], StartingPosition: 'LATEST' }, {}, 'arn:aws:kafka:eu-west-1:1:cluster/c/1', true, false],
  ['Kafka on instances', { Topics: ['t'], StartingPosition: 'LATEST' }, MANAGED, 'arn:aws:kafka:eu-west-1:1:cluster/c/1', false, true],
  ['Amazon MQ on instances', { Queues: ['q'] }, MANAGED, 'arn:aws:mq:eu-west-1:1:broker:b:1', true, false],
])('a run of 90 minutes behind %s', (_, mapping, more, source, isFound, isOpen) => {
  const { findings, unknowns } = check(graphOf({
    Fn: aFunction({ Timeout: 5_400, ...more }), M: aMapping({ EventSourceArn: source, ...mapping }),
  }, REST), ALL_RULES.filter(({ id }) => id === 'poller-outlasts-function'));
  expect([findings.length > 0, unknowns.length > 0]).toEqual([isFound, isOpen]);
});

test('a function outside the app is called as it is named', () => {
  expect(qualifiers({ M: aMapping({ FunctionName: 'elsewhere', EventSourceArn: 'arn:aws:sqs:eu-west-1:1:q' }) })).toEqual([['arn:aws:sqs:eu-west-1:1:q', '$LATEST']]);
  expect(nodeOf('elsewhere', { M: aMapping({ FunctionName: 'elsewhere', EventSourceArn: 'arn:aws:sqs:eu-west-1:1:q' }) })).toMatchObject({ managedInstances: { unknown: expect.any(String) } });
});
