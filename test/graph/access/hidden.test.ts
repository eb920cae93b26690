/** What a template hides is asked for all the same, and is the same wherever it is named in the same way. */
import { check } from '../../../src/checks/check';
import { CheckResult } from '../../../src/checks/result';
import { ALL_RULES } from '../../../src/rules/all';
import { aConfig, aFunction, aPermission, arn, graphOf, Json, ref, resource } from '../../template/app-of';

const checked = (resources: Json, ...rules: string[]): CheckResult => check(graphOf({
  Role: resource('AWS::IAM::Role'), Fn: aFunction({ Role: arn('Role') }), ...resources,
}, { Parameters: { Place: { Type: 'String' }, Other: { Type: 'String' } } }), ALL_RULES.filter(({ id }) => rules.includes(id)));
const unsure = (resources: Json, rule: string): unknown[] => (
  checked(resources, rule).unknowns.map(({ at, property, reason }) => [at.logicalId, property, reason])
);

const HIDDEN = 'Ref Place, a parameter of App';

test.each<[string, Json, string, [string, string]]>([
  ['a destination', {
    Config: aConfig({ DestinationConfig: { OnFailure: { Destination: ref('Place') } } }),
  }, 'role-may-deliver', ['Config', 'DestinationConfig.OnFailure.Destination']],
  ['a function\'s dead-letter queue', {
    Fn: aFunction({ Role: arn('Role'), DeadLetterConfig: { TargetArn: ref('Place') } }),
  }, 'role-may-deliver', ['Fn', 'DeadLetterConfig.TargetArn']],
  ['that of a rule\'s target', {
    Rule: resource('AWS::Events::Rule', { Targets: [{ Id: 'a', Arn: arn('Fn'), DeadLetterConfig: { Arn: ref('Place') } }] }),
  }, 'service-may-write-dead-letter-queue', ['Rule', 'Targets.0.DeadLetterConfig.Arn']],
  ['that of a schedule, by its role', {
    Plan: resource('AWS::Scheduler::Schedule', { Target: { Arn: arn('Fn'), RoleArn: arn('Role'), DeadLetterConfig: { Arn: ref('Place') } } }),
  }, 'service-may-write-dead-letter-queue', ['Plan', 'Target.DeadLetterConfig.Arn']],
])('%s that is hidden leaves open who may write there', (_, resources, rule, place) => {
  expect(unsure(resources, rule)).toEqual([[...place, HIDDEN]]);
});

describe('a topic that is a parameter', () => {
  const subscribed = (permission: Json, topic: unknown = ref('Place')): CheckResult => checked({
    Sub: resource('AWS::SNS::Subscription', { Protocol: 'lambda', TopicArn: topic, Endpoint: arn('Fn') }),
    May: aPermission('sns.amazonaws.com', permission),
  }, 'source-may-invoke', 'invoke-permission-is-scoped');
  const outside = { 'Fn::ImportValue': 'topic-arn' };

  test.each<[string, Json, unknown]>([
    ['the parameter', { SourceArn: ref('Place') }, ref('Place')],
    ['the import', { SourceArn: outside }, outside],
  ])('may invoke by a permission for %s', (_, permission, topic) => {
    expect(subscribed(permission, topic)).toMatchObject({ findings: [], unknowns: [] });
  });

  test.each<[string, Json]>([
    ['another parameter', { SourceArn: ref('Other') }],
    ['an account, which need not be the topic\'s', { SourceAccount: ref('AWS::AccountId') }],
  ])('is in doubt by a permission for %s', (_, permission) => {
    expect(subscribed(permission).unknowns.map(({ rule }) => rule)).toContain('source-may-invoke');
  });

  test('a permission with a source is scoped, whatever the source', () => {
    expect(subscribed({ SourceArn: ref('Other') }).unknowns.filter(({ rule }) => rule === 'invoke-permission-is-scoped')).toEqual([]);
    expect(subscribed({ SourceArn: { 'Fn::If': ['C', ref('Other'), ref('AWS::NoValue')] } }).unknowns.map(({ rule }) => rule)).toContain('invoke-permission-is-scoped');
  });
});
