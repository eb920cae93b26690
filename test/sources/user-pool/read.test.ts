/** Triggers of a Cognito user pool: Cognito waits five seconds for the function, calls three times at most, and keeps no event. */
import { check } from '../../../src/checks/check';
import { isUnknown, Known } from '../../../src/model/known';
import { jsonReport } from '../../../src/report/json';
import { reportOf } from '../../../src/report/report';
import { ALL_RULES } from '../../../src/rules/all';
import { aFunction, aPermission, arn, graphOf, Json, onlyDelivery, ref, resource } from '../../template/app-of';

const pool = (LambdaConfig: unknown): Json => resource('AWS::Cognito::UserPool', { LambdaConfig });
const mayInvoke = (more: Json = {}): Json => aPermission('cognito-idp.amazonaws.com', { SourceArn: arn('Pool'), ...more });
const BASE: Json = {
  Fn: aFunction({ Timeout: 5 }),
  Live: resource('AWS::Lambda::Alias', { FunctionName: ref('Fn'), FunctionVersion: '1', Name: 'live' }),
  Other: pool({}),
  Queue: resource('AWS::SQS::Queue'),
};
const REST: Json = { Parameters: { Given: { Type: 'String' } }, Conditions: { Prod: { 'Fn::Equals': [ref('Given'), 'prod'] } } };

const app = (config: unknown, more: Json = {}): Json => ({ ...BASE, Pool: pool(config), ...more });
const said = (value: Known<unknown>): string => (isUnknown(value) ? `unknown: ${value.unknown}` : String(value));

/** `PreSignUp -> App.Fn:$LATEST may`. */
function calls(config: unknown, more: Json = {}): readonly string[] {
  const graph = graphOf(app(config, more), REST);
  expect(graph).toMatchObject({ links: [], unreadCallers: [] });
  return graph.deliveries.map(({ id, target, access }) => {
    const answers = access.map(({ allowed }) => (isUnknown(allowed) ? 'undecided' : allowed ? 'may' : 'may not'));
    return `${id.replace('App.Pool LambdaConfig.', '')} -> ${said(target.function)}:${said(target.qualifier)} ${answers.join()}`;
  });
}

const PLAIN = [
  'PreSignUp', 'PostConfirmation', 'PreAuthentication', 'PostAuthentication', 'CustomMessage', 'DefineAuthChallenge',
  'CreateAuthChallenge', 'VerifyAuthChallengeResponse', 'PreTokenGeneration', 'UserMigration',
];
const VERSIONED = ['PreTokenGenerationConfig', 'InboundFederation'];

test.each<[string, unknown]>([
  ...PLAIN.map((name): [string, unknown] => [name, arn('Fn')]),
  ...VERSIONED.map((name): [string, unknown] => [name, { LambdaArn: arn('Fn'), LambdaVersion: 'V1_0' }]),
])('%s is a call that Cognito waits for', (name, value) => {
  const { id, source, target, policy, declaredAt } = onlyDelivery(app({ [name]: value }));
  expect(id).toBe(`App.Pool LambdaConfig.${name}`);
  expect(source).toEqual({ kind: 'sync', node: 'App.Pool', service: 'cognito-idp' });
  expect(target).toEqual({ function: 'App.Fn', qualifier: '$LATEST', unqualified: true });
  expect(declaredAt).toMatchObject({ logicalId: 'Pool' });
  expect(policy).toMatchObject({ mode: 'sync', attempts: { most: 3 }, maxAge: 10, answerWithin: 5, exits: { failure: [], success: [] } });
});

test.each(['CustomSMSSender', 'CustomEmailSender'])('%s is a call that Cognito does not wait for', (name) => {
  const { source, target, policy, pushTarget } = onlyDelivery(app({ [name]: { LambdaArn: arn('Fn'), LambdaVersion: 'V1_0' } }));
  expect(source).toEqual({ kind: 'async', node: 'App.Pool', service: 'cognito-idp' });
  expect(target.function).toBe('App.Fn');
  expect(policy).toMatchObject({ mode: 'push', attempts: { most: 3 } });
  expect(pushTarget).toMatchObject({ authority: 'permission', property: `LambdaConfig.${name}`, retries: 'undocumented' });
});

test('the report counts all three calls', () => {
  const { stories } = JSON.parse(jsonReport(reportOf(graphOf(app({ PreSignUp: arn('Fn') }, { May: mayInvoke() }))))) as { stories: Json[] };
  expect(stories).toMatchObject([{ handover: 'sync', attemptsAtMost: 3, waitsAtMost: 10, endsAtMostAfter: 15, lost: { verdict: 'none' } }]);
});

test.each<[string, unknown, string]>([
  ['an alias', ref('Live'), 'App.Fn:live'],
  ['the ARN of an alias', { 'Fn::Sub': '${Fn.Arn}:live' }, 'App.Fn:live'],
  ['an ARN that is written out', 'arn:aws:lambda:eu-west-1:111122223333:function:other:live', 'arn:aws:lambda:eu-west-1:111122223333:function:other:live'],
])('a trigger may be %s', (_, value, expected) => {
  expect(calls({ PreSignUp: value })[0]).toMatch(`PreSignUp -> ${expected} `);
});

test.each<[string, Json, string]>([
  ['for the pool', mayInvoke(), 'may'],
  ['for the pool by its id', mayInvoke({ SourceArn: { 'Fn::Sub': 'arn:${AWS::Partition}:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/${Pool}' } }), 'may'],
  ['for all pools', mayInvoke({ SourceArn: { 'Fn::Sub': 'arn:${AWS::Partition}:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/*' } }), 'may'],
  ['for another pool', mayInvoke({ SourceArn: arn('Other') }), 'may not'],
  ['for a pool by its written id', mayInvoke({ SourceArn: 'arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_AbC4eFgHi' }), 'undecided'],
  ['for another service', mayInvoke({ Principal: 'apigateway.amazonaws.com' }), 'may not'],
  ['for an alias alone', mayInvoke({ FunctionName: ref('Live') }), 'may not'],
])('with a permission %s', (_, May, answer) => {
  expect(calls({ PreSignUp: arn('Fn') }, { May })).toEqual([`PreSignUp -> App.Fn:$LATEST ${answer}`]);
});

test.each<[string, unknown, string]>([
  ['a parameter', ref('Given'), 'Ref Given, a parameter of App'],
  ['a text with a parameter', { 'Fn::Sub': '${Given}:live' }, '${Ref Given, a parameter of App}:live'],
  ['one of two functions', { 'Fn::If': ['Prod', arn('Fn'), ref('Live')] }, 'Fn::If Prod, whose branches differ'],
  ['a number', 5, '"5", which is not the ARN of a function'],
  ['an empty text', '', '"", which is not the ARN of a function'],
  ['a list', [arn('Fn')], 'a value that is not the ARN of a function'],
  ['an object', { LambdaArn: arn('Fn') }, 'a value that is not the ARN of a function'],
  ['a queue', arn('Queue'), 'Fn::GetAtt Queue.Arn'],
])('%s in place of an ARN is an unknown function', (_, value, reason) => {
  expect(calls({ PreSignUp: value }, { May: mayInvoke() })).toEqual([`PreSignUp -> unknown: ${reason}:$LATEST undecided`]);
});

test.each<[string, unknown, string]>([
  ['a parameter', { LambdaArn: ref('Given') }, 'Ref Given, a parameter of App'],
  ['a list', { LambdaArn: [arn('Fn')] }, 'a value that is not the ARN of a function'],
  ['a text in place of the object', 'text', 'LambdaArn of a value that is not an object'],
])('so is %s in an object', (_, value, reason) => {
  expect(calls({ InboundFederation: value }, { May: mayInvoke() })).toEqual([`InboundFederation -> unknown: ${reason}:$LATEST undecided`]);
});

test.each<[string, unknown, string]>([
  ['a parameter', ref('Given'), 'Ref Given, a parameter of App'],
  ['a number', 5, '"5", which is not an object'],
  ['a list', [{ PreSignUp: arn('Fn') }], 'a value that is not an object'],
])('triggers that are all together %s count as one', (_, config, reason) => {
  expect(calls(config)).toEqual([`App.Pool LambdaConfig -> unknown: ${reason}:$LATEST undecided`]);
});

test.each<[string, unknown]>([
  ['without triggers', {}],
  ['whose triggers are left out', ref('AWS::NoValue')],
  ['whose trigger is left out', { PreSignUp: ref('AWS::NoValue') }],
  ['whose trigger names no function', { CustomSMSSender: { LambdaVersion: 'V1_0' } }],
  ['with a key alone', { KMSKeyID: 'arn:aws:kms:eu-west-1:111122223333:key/k' }],
])('a pool %s calls nothing', (_, config) => {
  expect(calls(config)).toEqual([]);
});

test.each<[string, unknown]>([
  ['a trigger', { PreSignUp: { 'Fn::If': ['Prod', arn('Fn'), ref('AWS::NoValue')] } }],
  ['all triggers', { 'Fn::If': ['Prod', { PreSignUp: arn('Fn') }, ref('AWS::NoValue')] }],
])('a condition that sets %s is that of the delivery', (_, config) => {
  const { target, declaredAt } = onlyDelivery(app(config), REST);
  expect([target.function, declaredAt?.condition]).toEqual(['App.Fn', 'Prod']);
});

test('the two settings for the generation of tokens are one trigger', () => {
  const config = { PreTokenGeneration: arn('Fn'), PreTokenGenerationConfig: { LambdaArn: arn('Fn'), LambdaVersion: 'V2_0' } };
  expect(calls(config, { May: mayInvoke() })).toEqual(['PreTokenGenerationConfig -> App.Fn:$LATEST may']);
});

test('without an exit nothing is lost, for Cognito waits', () => {
  const { findings, unknowns } = check(graphOf(app({ PreSignUp: arn('Fn') }, { May: mayInvoke() })), ALL_RULES);
  expect([...findings, ...unknowns]).toEqual([]);
});

test('a check of a hidden trigger is undecided at the trigger', () => {
  const { findings, unknowns } = check(graphOf(app({ PreSignUp: ref('Given') }, { May: mayInvoke() }), REST), ALL_RULES);
  expect(findings).toEqual([]);
  expect(new Set(unknowns.map(({ at, property }) => `${at.logicalId} ${property}`))).toEqual(new Set(['Pool LambdaConfig.PreSignUp']));
});
