/** Rules of SES Mail Manager that invoke a function by a role. */
import { isUnknown } from '../../../src/model/known';
import { aFunction, arn, graphOf, Json, resource } from '../../template/app-of';

const ROLE = resource('AWS::IAM::Role', {
  Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: arn('Fn') }] } }],
});
const app = (action: Json): Json => ({
  Fn: aFunction(),
  Role: ROLE,
  Poor: resource('AWS::IAM::Role', {}),
  Mail: resource('AWS::SES::MailManagerRuleSet', { Rules: [{ Actions: [{ Archive: {} }, { InvokeLambda: { FunctionArn: arn('Fn'), RoleArn: arn('Role'), ...action } }] }] }),
});

const calls = (action: Json): readonly string[] => graphOf(app(action)).deliveries.map(({ source, access, pushTarget }) => {
  const answers = access.map(({ allowed }) => (isUnknown(allowed) ? 'unknown' : allowed ? 'may' : 'may not'));
  return `${source.kind} ${String(source.node)} ${pushTarget?.property} ${answers.join()} ${String(pushTarget?.maxAge)}`;
});

test.each<[string, Json, string]>([
  ['asynchronously', { InvocationType: 'EVENT' }, 'async App.Mail Rules.0.Actions.1.InvokeLambda may undocumented'],
  ['and waits', { InvocationType: 'REQUEST_RESPONSE' }, 'sync App.Mail Rules.0.Actions.1.InvokeLambda may undocumented'],
  ['for an hour', { InvocationType: 'EVENT', RetryTimeMinutes: 60 }, 'async App.Mail Rules.0.Actions.1.InvokeLambda may 3600'],
  ['by a role that may not', { InvocationType: 'EVENT', RoleArn: arn('Poor') }, 'async App.Mail Rules.0.Actions.1.InvokeLambda may not undocumented'],
])('a rule invokes %s', (_, action, expected) => {
  expect(calls(action)).toEqual([expected]);
});

test('other actions invoke nothing', () => {
  expect(graphOf({ Mail: resource('AWS::SES::MailManagerRuleSet', { Rules: [{ Actions: [{ Drop: {} }] }] }) }).deliveries).toEqual([]);
});
