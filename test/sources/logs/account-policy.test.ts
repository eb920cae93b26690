/** A subscription filter of all log groups of the account, whose policy is JSON. */
import { isUnknown } from '../../../src/model/known';
import { aFunction, aPermission, arn, graphOf, Json, resource } from '../../template/app-of';

const policy = (document: unknown, type: unknown = 'SUBSCRIPTION_FILTER_POLICY'): Json => (
  resource('AWS::Logs::AccountPolicy', { PolicyName: 'all', PolicyType: type, PolicyDocument: document })
);
const TO_FUNCTION = { 'Fn::Sub': '{"DestinationArn":"${Fn.Arn}","FilterPattern":"ERROR","Distribution":"Random"}' };

const graph = (account: Json, others: Json = {}) => graphOf({ Fn: aFunction(), All: account, ...others }, { Parameters: { P: { Type: 'String' } } });
const told = (account: Json, others?: Json): readonly string[] => graph(account, others).deliveries.map(({ source, access, pushTarget, target }) => {
  const answers = access.map(({ allowed }) => (isUnknown(allowed) ? 'unknown' : allowed ? 'may' : 'may not'));
  return `${source.kind} ${String(source.node)} ${String(target.function)} ${answers.join()} ${String(pushTarget?.maxAge)}`;
});

const allowed = (source: unknown): Json => ({ May: aPermission('logs.amazonaws.com', { FunctionName: arn('Fn'), SourceArn: source }) });
const groups = (name: string): Json => ({ 'Fn::Sub': `arn:aws:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:${name}` });

test.each<[string, Json, string]>([
  ['of all groups', allowed(groups('*')), 'may'],
  ['of all groups and streams', allowed(groups('*:*')), 'may'],
  ['of some groups, which the criteria may choose', allowed(groups('/aws/lambda/*')), 'unknown'],
  ['of another service', { May: aPermission('s3.amazonaws.com', { FunctionName: arn('Fn') }) }, 'may not'],
])('the permission %s', (_, permission, answer) => {
  expect(told(policy(TO_FUNCTION), permission)).toContain(`async App.All App.Fn ${answer} 86400`);
});

test('a permission that is missing has to name all groups', () => {
  const [delivery] = graph(policy(TO_FUNCTION)).deliveries;
  expect(delivery.access[0].source).toMatch(/:log-group:\*$/);
});

test.each<[string, Json]>([
  ['of another type', policy(TO_FUNCTION, 'DATA_PROTECTION_POLICY')],
  ['of a hidden type without a destination', policy('{}', { Ref: 'P' })],
])('a policy %s invokes nothing', (_, account) => {
  expect(told(account)).toEqual([]);
});

test('a policy of a hidden type with a destination is a filter: no other type has one', () => {
  expect(told(policy(TO_FUNCTION, { Ref: 'P' }))).toEqual(['async App.All App.Fn may not 86400']);
});

test('the stream that it feeds is written by its role', () => {
  const { links } = graph(policy({ 'Fn::Sub': '{"DestinationArn":"${Clicks.Arn}","RoleArn":"${Role.Arn}"}' }), {
    Clicks: resource('AWS::Kinesis::Stream', {}), Role: resource('AWS::IAM::Role', {}),
  });
  expect(links.map(({ from, to, access }) => [from, to, access.map((one) => one.allowed)])).toEqual([['App.All', 'App.Clicks', [false]]]);
});

test.each<[string, unknown]>([
  ['a number', 7], ['a list', []], ['no JSON', '{'], ['JSON of a list', '[1]'], ['a destination that is a list', '{"DestinationArn":["a"]}'], ['nothing', undefined],
])('a document that is %s is no crash, and no delivery to the function', (_, document) => {
  expect(told(policy(document)).filter((one) => one.includes('App.Fn'))).toEqual([]);
});
