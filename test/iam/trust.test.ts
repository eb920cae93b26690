/** A service does by a role what its trust policy lets it do: none but those that it names may assume the role. */
import { check } from '../../src/checks/check';
import { isUnknown } from '../../src/model/known';
import { ALL_RULES } from '../../src/rules/all';
import { aFunction, arn, graphOf, Json, ref, resource } from '../template/app-of';
import { Asked } from './asked';

const EVENTS = 'events.amazonaws.com';
const trusting = (...Statement: Json[]): Json => resource('AWS::IAM::Role', {
  AssumeRolePolicyDocument: { Version: '2012-10-17', Statement },
  Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: arn('Fn') } } }],
});
const allow = (Principal: unknown, more: Json = {}): Json => ({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...more });
const named = (...Service: unknown[]): Json => ({ Service });

test.each<[string, boolean | 'unknown', Json]>([
  ['the service', true, trusting(allow(named(EVENTS)))],
  ['several services', true, trusting(allow(named('lambda.amazonaws.com', EVENTS)))],
  ['two statements', true, trusting(allow(named('lambda.amazonaws.com')), allow(named(EVENTS)))],
  ['the service by URL suffix', true, trusting(allow(named({ 'Fn::Sub': 'events.${AWS::URLSuffix}' })))],
  ['the service of the Region', true, trusting(allow(named({ 'Fn::Sub': 'events.${AWS::Region}.amazonaws.com' })))],
  ['every principal', true, trusting(allow({ AWS: '*' }))],
  ['every action', true, trusting(allow(named(EVENTS), { Action: 'sts:*' }))],
  ['the service in its own account', true, trusting(allow(named(EVENTS), { Condition: { Null: { 'aws:PrincipalOrgID': 'true' } } }))],
  ['another service', false, trusting(allow(named('lambda.amazonaws.com')))],
  ['the account alone', false, trusting(allow({ AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } }))],
  ['sessions to be tagged alone', false, trusting(allow(named(EVENTS), { Action: 'sts:TagSession' }))],
  ['the service, and denies it', false, trusting(allow(named(EVENTS)), { ...allow(named(EVENTS)), Effect: 'Deny' })],
  ['what is hidden', 'unknown', trusting(allow(named(ref('Given'))))],
  ['the service for a source', 'unknown', trusting(allow(named(EVENTS), { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:events:*' } } }))],
  ['nothing, which IAM refuses', true, trusting()],
])('a role that admits %s: %s', (_, expected, Role) => {
  const asked = Asked.resources({ Role, Fn: aFunction() }, { Parameters: { Given: { Type: 'String' } } });
  const answer = asked.iam.trust.mayAssume(EVENTS, asked.value(arn('Role')));
  expect(isUnknown(answer) ? 'unknown' : answer).toBe(expected);
});

test('a role outside the app is not judged', () => {
  const asked = Asked.resources({ Fn: aFunction() });
  expect(asked.iam.trust.mayAssume(EVENTS, asked.value('arn:aws:iam::111122223333:role/Given'))).toBe(true);
});

test.each<[string, Json, string[]]>([
  ['the scheduler', allow(named('scheduler.amazonaws.com')), []],
  ['Lambda', allow(named('lambda.amazonaws.com')), ['Allow scheduler.amazonaws.com to sts:AssumeRole in AssumeRolePolicyDocument of the role.']],
])('a schedule with a role that admits %s', (_, statement, expected) => {
  const graph = graphOf({
    Fn: aFunction(),
    Role: trusting(statement),
    Schedule: resource('AWS::Scheduler::Schedule', { ScheduleExpression: 'rate(1 day)', Target: { Arn: arn('Fn'), RoleArn: arn('Role') } }),
  });
  const { findings } = check(graph, ALL_RULES.filter(({ id }) => id === 'source-may-invoke'));
  expect(findings.map(({ fix }) => fix)).toEqual(expected);
  expect(findings.flatMap(({ changes }) => changes)).toEqual([]);
});
