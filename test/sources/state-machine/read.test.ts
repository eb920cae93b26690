/** The tasks of a state machine that invoke a function, in every way that a template writes a definition. */
import { check } from '../../../src/checks/check';
import { isUnknown } from '../../../src/model/known';
import { asyncFailureHasAnExit } from '../../../src/rules/async-failure-has-an-exit';
import { aFunction, arn, graphOf, Json, ref, resource } from '../../template/app-of';

const ALLOWED = { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: arn('Fn') };
const role = (...Statement: readonly Json[]): Json => resource('AWS::IAM::Role', { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement } }] });
const flow = (state: Json): Json => ({ StartAt: 'Call', States: { Call: state } });
const invoke = (parameters: Json, key = 'Parameters', action = 'arn:aws:states:::lambda:invoke'): Json => ({ Type: 'Task', Resource: action, [key]: parameters });

function calls(machine: Json, more: Json = {}): readonly string[] {
  const { deliveries } = graphOf({
    Role: role(ALLOWED),
    Fn: aFunction(),
    Alias: resource('AWS::Lambda::Alias', { FunctionName: ref('Fn'), Name: 'live' }),
    Machine: resource('AWS::StepFunctions::StateMachine', { RoleArn: arn('Role'), ...machine }),
    ...more,
  }, { Parameters: { Type: { Type: 'String' } } });
  return deliveries.map(({ source, target, access }) => {
    const answers = access.map(({ allowed }) => (isUnknown(allowed) ? 'unknown' : allowed ? 'may' : 'may not'));
    return `${source.kind} ${String(target.function)}:${isUnknown(target.qualifier) ? '?' : target.qualifier} ${answers.join()}`;
  });
}

const SYNC = 'sync App.Fn:$LATEST may';
const ASYNC = 'async App.Fn:$LATEST may';

test.each<[string, Json, string]>([
  ['by its ARN as the resource', flow({ Type: 'Task', Resource: arn('Fn') }), SYNC],
  ['by the integration', flow(invoke({ FunctionName: arn('Fn') })), SYNC],
  ['by its name', flow(invoke({ FunctionName: ref('Fn') })), SYNC],
  ['by the integration in another partition', flow(invoke({ FunctionName: arn('Fn') }, 'Parameters', 'arn:aws-us-gov:states:::lambda:invoke')), SYNC],
  ['with a task token', flow(invoke({ FunctionName: arn('Fn') }, 'Parameters', 'arn:aws:states:::lambda:invoke.waitForTaskToken')), SYNC],
  ['by the SDK', flow(invoke({ FunctionName: arn('Fn') }, 'Parameters', 'arn:aws:states:::aws-sdk:lambda:invoke')), SYNC],
  ['in JSONata', flow(invoke({ FunctionName: arn('Fn') }, 'Arguments')), SYNC],
  ['asynchronously', flow(invoke({ FunctionName: arn('Fn'), InvocationType: 'Event' })), ASYNC],
  ['asynchronously in JSONata', flow(invoke({ FunctionName: arn('Fn'), InvocationType: 'Event' }, 'Arguments')), ASYNC],
  ['asynchronously by the SDK', flow(invoke({ FunctionName: arn('Fn'), InvocationType: 'Event' }, 'Parameters', 'arn:aws:states:::aws-sdk:lambda:invoke')), ASYNC],
  ['by the older action of the SDK', flow(invoke({ FunctionName: arn('Fn') }, 'Parameters', 'arn:aws:states:::aws-sdk:lambda:invokeAsync')), ASYNC],
  ['by a type of the input', flow(invoke({ 'FunctionName': arn('Fn'), 'InvocationType.$': '$.type' })), 'unknown App.Fn:$LATEST may'],
  ['by a type of an expression', flow(invoke({ FunctionName: arn('Fn'), InvocationType: '{% $type %}' }, 'Arguments')), 'unknown App.Fn:$LATEST may'],
  ['by a type of a parameter', flow(invoke({ FunctionName: arn('Fn'), InvocationType: ref('Type') })), 'unknown App.Fn:$LATEST may'],
  ['by an alias', flow(invoke({ FunctionName: ref('Alias') })), 'sync App.Fn:live may not'],
  ['by a qualifier', flow(invoke({ FunctionName: arn('Fn'), Qualifier: 'live' })), 'sync App.Fn:live may not'],
  ['in a branch', flow({ Type: 'Parallel', Branches: [flow({ Type: 'Pass' }), flow(invoke({ FunctionName: arn('Fn') }))] }), SYNC],
  ['for each item', flow({ Type: 'Map', ItemProcessor: flow(invoke({ FunctionName: arn('Fn') })) }), SYNC],
  ['for each item, in the older way', flow({ Type: 'Map', Iterator: flow({ Type: 'Map', ItemProcessor: flow(invoke({ FunctionName: arn('Fn') })) }) }), SYNC],
])('a task invokes %s', (_, Definition, expected) => {
  expect(calls({ Definition })).toEqual([expected]);
});

test.each<[string, unknown, Json]>([
  ['JSON text of Fn::Sub', { 'Fn::Sub': '{"StartAt":"Call","States":{"Call":{"Type":"Task","Resource":"arn:${AWS::Partition}:states:::lambda:invoke","Parameters":{"FunctionName":"${Fn.Arn}","InvocationType":"Event"}}}}' }, {}],
  ['JSON text of Fn::Join', { 'Fn::Join': ['', ['{"States":{"Call":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"', arn('Fn'), '","InvocationType":"Event"}}}}']] }, {}],
  [
    'JSON text with substitutions', '{"States":{"Call":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"${Work}","InvocationType":"${Kind}"}}}}',
    { DefinitionSubstitutions: { Work: arn('Fn'), Kind: 'Event' } },
  ],
])('a definition in %s', (_, DefinitionString, more) => {
  expect(calls({ DefinitionString, ...more })).toEqual([ASYNC]);
});

test('a name that the template writes out is that of its function', () => {
  const machine = { Definition: flow(invoke({ FunctionName: 'work', InvocationType: 'Event' })) };
  expect(calls(machine, { Fn: aFunction({ FunctionName: 'work' }) })).toEqual([ASYNC]);
});

test.each<[string, Json]>([
  ['of another service', flow({ Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: { QueueUrl: 'q' } })],
  ['with a function of the input', flow(invoke({ 'FunctionName.$': '$.fn' }))],
  ['with a function of an expression', flow(invoke({ FunctionName: '{% $fn %}' }, 'Arguments'))],
  ['of an activity', flow({ Type: 'Task', Resource: 'arn:aws:states:eu-west-1:111122223333:activity:a' })],
])('a task %s is no delivery', (_, Definition) => {
  expect(calls({ Definition })).toEqual([]);
});

test('a definition that is hidden is no delivery', () => {
  expect(calls({ DefinitionString: ref('Type') })).toEqual([]);
  expect(calls({ DefinitionString: 'no JSON' })).toEqual([]);
});

test('the role of the state machine has to allow it', () => {
  expect(calls({ Definition: flow(invoke({ FunctionName: arn('Fn'), InvocationType: 'Event' })) }, { Role: role() })).toEqual(['async App.Fn:$LATEST may not']);
});

test('an event that a task sends and nothing keeps is an error', () => {
  const graph = (parameters: Json): ReturnType<typeof graphOf> => graphOf({
    Fn: aFunction(), Machine: resource('AWS::StepFunctions::StateMachine', { Definition: flow(invoke({ FunctionName: arn('Fn'), ...parameters })) }),
  });
  expect(check(graph({ InvocationType: 'Event' }), [asyncFailureHasAnExit]).findings).toHaveLength(1);
  expect(check(graph({}), [asyncFailureHasAnExit]).findings).toEqual([]);
});

test('each task stands at its state', () => {
  const { deliveries } = graphOf({
    Fn: aFunction(), Machine: resource('AWS::StepFunctions::StateMachine', { Definition: flow({ Type: 'Map', ItemProcessor: flow(invoke({ FunctionName: arn('Fn') })) }) }),
  });
  expect(deliveries.map(({ id }) => id)).toEqual(['App.Machine Definition.States.Call.ItemProcessor.States.Call']);
});

const TOKEN = 'arn:aws:states:::lambda:invoke.waitForTaskToken';
const asks = (more: Json = {}): Json => ({ ...invoke({ FunctionName: arn('Fn') }, 'Parameters', TOKEN), ...more });
const MAYBE = { 'Fn::If': ['C', 60, ref('AWS::NoValue')] };

function waits(properties: Json): readonly unknown[] {
  const Machine = resource('AWS::StepFunctions::StateMachine', { RoleArn: arn('Role'), ...properties });
  const { deliveries } = graphOf({ Role: role(ALLOWED), Fn: aFunction(), Machine }, { Parameters: { Type: { Type: 'String' } }, Conditions: { C: { 'Fn::Equals': [ref('Type'), 'x'] } } });
  return deliveries.flatMap(({ pushTarget, furtherPushTargets = [] }) => [pushTarget, ...furtherPushTargets])
    .map((task) => task?.endsTokenWait).map((ends) => (ends !== undefined && isUnknown(ends) ? 'unknown' : ends));
}

test.each<[string, Json, unknown]>([
  ['a task without a token', { Definition: flow(invoke({ FunctionName: arn('Fn') })) }, undefined],
  ['a task with a token', { Definition: flow(asks()) }, false],
  ['one with a timeout', { Definition: flow(asks({ TimeoutSeconds: 60 })) }, true],
  ['one with a timeout of the input', { Definition: flow(asks({ TimeoutSecondsPath: '$.timeout' })) }, true],
  ['one with a heartbeat', { Definition: flow(asks({ HeartbeatSeconds: 60 })) }, true],
  ['one with a heartbeat of the input', { Definition: flow(asks({ HeartbeatSecondsPath: '$.beat' })) }, true],
  ['one with a timeout that a condition may omit', { Definition: flow(asks({ TimeoutSeconds: MAYBE })) }, 'unknown'],
  ['one of a state machine with a timeout', { Definition: { ...flow(asks()), TimeoutSeconds: 600 } }, true],
  ['one in a branch of a state machine with a timeout', { Definition: { ...flow({ Type: 'Parallel', Branches: [flow(asks())] }), TimeoutSeconds: 600 } }, true],
  ['one of an express state machine', { Definition: flow(asks()), StateMachineType: 'EXPRESS' }, true],
  ['one of a state machine of a hidden kind', { Definition: flow(asks()), StateMachineType: ref('Type') }, 'unknown'],
  ['one in a text', { DefinitionString: { 'Fn::Sub': JSON.stringify(flow(invoke({ FunctionName: '${Fn.Arn}' }, 'Parameters', TOKEN))) } }, false],
])('whether the wait of %s ends', (_, properties, expected) => {
  expect(waits(properties)).toEqual([expected]);
});

test('each of two asynchronous tasks of one function is reported', () => {
  const task = (more: Json): Json => ({ ...invoke({ FunctionName: arn('Fn'), InvocationType: 'Event' }, 'Parameters', TOKEN), ...more });
  const Definition = { StartAt: 'A', States: { A: { ...task({ TimeoutSeconds: 60 }), End: undefined, Next: 'B' }, B: task({}) } };
  expect(waits({ Definition })).toEqual([true, false]);
});
