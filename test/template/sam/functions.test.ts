/** Roles, destinations under conditions, aliases and `Globals` of SAM functions. */
import { readDeliveryGraph } from '../../../src/graph/read-graph';
import { isUnknown } from '../../../src/model/known';
import { TemplateApp } from '../../../src/template/app';
import { Resource } from '../../../src/template/stack';
import { arn, Json, ref, resource } from '../app-of';

const NONE = ref('AWS::NoValue');
const either = (yes: unknown, no: unknown): Json => ({ 'Fn::If': ['Prod', yes, no] });
const onFailure = (setting: Json): Json => ({ EventInvokeConfig: { DestinationConfig: { OnFailure: setting } } });

function appOf(properties: Json, attributes: Json = {}, rest: Json = {}): TemplateApp {
  const template = {
    Transform: 'AWS::Serverless-2016-10-31',
    Conditions: { Prod: { 'Fn::Equals': [ref('AWS::Region'), 'eu-west-1'] }, Trial: { 'Fn::Not': [{ Condition: 'Prod' }] } },
    ...rest,
    Resources: {
      Q: resource('AWS::SQS::Queue'),
      Own: resource('AWS::IAM::Role'),
      Fn: { Type: 'AWS::Serverless::Function', ...attributes, Properties: properties },
    },
  };
  return new TemplateApp([{ name: 'App', template }]);
}

const made = (id: string, ...settings: Parameters<typeof appOf>): Resource | undefined => appOf(...settings).stacks[0].resources.get(id);
const sends = (...settings: Parameters<typeof appOf>): readonly string[] => readDeliveryGraph(appOf(...settings)).deliveries
  .flatMap(({ access }) => access.map(({ action, allowed }) => `${isUnknown(allowed) ? 'unknown' : allowed ? 'may' : 'may not'} ${action}`));

const QUEUE = 'FnEventInvokeConfigOnFailureQueue';

test('the queue of a destination that names one under a condition exists otherwise', () => {
  const conditions = (setting: unknown, attributes: Json = {}): unknown => {
    const app = appOf(onFailure({ Type: 'SQS', Destination: setting }), attributes).stacks[0];
    const { condition } = app.resources.get(QUEUE)!.declaredAt;
    return (app.template as { Conditions: Json }).Conditions[condition!];
  };
  expect(conditions(either(NONE, arn('Q')))).toEqual({ Condition: 'Prod' });
  expect(conditions(either(arn('Q'), NONE))).toEqual({ 'Fn::Not': [{ Condition: 'Prod' }] });
  expect(conditions(either(arn('Q'), NONE), { Condition: 'Trial' })).toEqual({ 'Fn::And': [{ 'Fn::Not': [{ Condition: 'Prod' }] }, { Condition: 'Trial' }] });
});

test('a destination that names nothing in either case gets a queue, and one that always names something none', () => {
  expect(made(QUEUE, onFailure({ Type: 'SQS', Destination: either(NONE, NONE) }))?.declaredAt.condition).toBeUndefined();
  expect(made(QUEUE, onFailure({ Type: 'SQS', Destination: either(arn('Q'), arn('Q')) }))).toBeUndefined();
  expect(made('FnEventInvokeConfigOnFailureTopic', onFailure({ Type: 'SNS' }))?.type).toBe('AWS::SNS::Topic');
});

test('DeadLetterConfig is none of the properties of a SAM function, and no exit', () => {
  expect(made('Fn', { DeadLetterConfig: { TargetArn: arn('Q') } })?.properties).not.toHaveProperty('DeadLetterConfig');
  expect(made('Fn', { DeadLetterQueue: { Type: 'SQS', TargetArn: arn('Q') } })?.properties).toMatchObject({ DeadLetterConfig: { TargetArn: arn('Q') } });
});

test('the role that SAM makes for a function without one, or without one under a condition', () => {
  expect(made('Fn', { Role: either(arn('Own'), NONE) })?.properties).toMatchObject({ Role: either(arn('Own'), arn('FnRole')) });
  expect(made('FnRole', { Role: either(arn('Own'), NONE) })?.type).toBe('AWS::IAM::Role');
  expect(made('FnRole', { Role: either(arn('Own'), arn('Own')) })).toBeUndefined();
  expect(made('FnRole', { Role: arn('Own') })).toBeUndefined();
});

test('a function of its own role gets no permission, and a boundary bounds the one that SAM makes', () => {
  const failed = onFailure({ Type: 'SQS', Destination: arn('Q') });
  expect(sends(failed)).toEqual(['may sqs:SendMessage']);
  expect(sends({ ...failed, Role: arn('Own') })).toEqual(['may not sqs:SendMessage']);
  expect(sends({ ...failed, PermissionsBoundary: 'arn:aws:iam::111122223333:policy/limits' })).toEqual(['unknown sqs:SendMessage']);
});

test('the role of a durable function is a known one', () => {
  expect(sends({ ...onFailure({ Type: 'SQS', Destination: arn('Q') }), DurableConfig: { ExecutionTimeout: 60 } })).toEqual(['may sqs:SendMessage']);
  expect(sends({ ...onFailure({ Type: 'SNS', Destination: arn('Q') }), DurableConfig: { ExecutionTimeout: 60 } })).toEqual(['may not sqs:SendMessage']);
});

test('a capacity provider makes a function of managed instances', () => {
  expect(made('Fn', { CapacityProviderConfig: { Arn: 'arn:aws:lambda:eu-west-1:111122223333:capacity-provider:p' } })?.properties)
    .toMatchObject({ CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: 'arn:aws:lambda:eu-west-1:111122223333:capacity-provider:p' } } });
});

test('the id of an alias has no hyphen and no underscore, and its name has them', () => {
  expect(made('FnAliasgreenDsideU1', { AutoPublishAlias: 'green-side_1' })?.properties).toMatchObject({ Name: 'green-side_1' });
});

test('the default of a parameter is the name of an alias', () => {
  const Parameters = { Name: { Type: 'String', Default: 'live' } };
  expect(made('FnAliaslive', { AutoPublishAlias: ref('Name') }, {}, { Parameters })?.properties).toMatchObject({ Name: 'live' });
});

const GLOBALS = { Globals: { Function: { Timeout: 60, Layers: ['a'], EventInvokeConfig: { MaximumRetryAttempts: 1 } } } };

test('Globals are merged, and lists are joined', () => {
  expect(made('Fn', { Layers: ['b'] }, {}, GLOBALS)?.properties).toMatchObject({ Timeout: 60, Layers: ['a', 'b'] });
  expect(made('FnEventInvokeConfig', { EventInvokeConfig: { MaximumEventAgeInSeconds: 600 } }, {}, GLOBALS)?.properties)
    .toMatchObject({ MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 600 });
});

test('a function ignores all Globals, or some of them', () => {
  expect(made('Fn', {}, { IgnoreGlobals: '*' }, GLOBALS)?.properties).not.toHaveProperty('Timeout');
  expect(made('Fn', {}, { IgnoreGlobals: ['Timeout'] }, GLOBALS)?.properties).toMatchObject({ Layers: ['a'] });
  expect(made('Fn', {}, { IgnoreGlobals: ['Timeout'] }, GLOBALS)?.properties).not.toHaveProperty('Timeout');
  expect(made('FnEventInvokeConfig', {}, { IgnoreGlobals: '*' }, GLOBALS)).toBeUndefined();
});
