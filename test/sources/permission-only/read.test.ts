/** Services that only name a function: each invokes it asynchronously and needs a permission. */
import { check } from '../../../src/checks/check';
import { fixPlan } from '../../../src/fixes/plan';
import { ALL_RULES } from '../../../src/rules/all';
import { applied } from '../../fixes/applied';
import { aFunction, aPermission, appOfStacks, arn, graphOf, Json, onlyDelivery, ref, resource } from '../../template/app-of';

const receipt = (action: Json): Json => resource('AWS::SES::ReceiptRule', { RuleSetName: 'inbox', Rule: { Name: 'in', Actions: [{ S3Action: {} }, { LambdaAction: { FunctionArn: arn('Fn'), ...action } }] } });

const SERVICES: readonly [string, string, string, Json, unknown][] = [
  ['a receipt rule', 'ses', 'Rule.Actions.1', receipt({}), { 'Fn::Sub': 'arn:aws:ses:${AWS::Region}:${AWS::AccountId}:receipt-rule-set/inbox:receipt-rule/in' }],
  ['a trigger of a repository', 'codecommit', 'Triggers.0', resource('AWS::CodeCommit::Repository', { Triggers: [{ DestinationArn: arn('Fn') }] }), arn('X')],
  ['a rule of Config', 'config', 'Source.SourceIdentifier', resource('AWS::Config::ConfigRule', { Source: { Owner: 'CUSTOM_LAMBDA', SourceIdentifier: arn('Fn') } }), arn('X')],
  ['an organization\'s rule of Config', 'config', 'OrganizationCustomRuleMetadata.LambdaFunctionArn', resource('AWS::Config::OrganizationConfigRule', {
    OrganizationCustomRuleMetadata: { LambdaFunctionArn: arn('Fn') },
  }), undefined],
  ['an alarm', 'lambda.alarms.cloudwatch', 'OKActions.0', resource('AWS::CloudWatch::Alarm', { OKActions: [arn('Fn')], AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:t'] }), arn('X')],
  ['an alarm of alarms', 'lambda.alarms.cloudwatch', 'AlarmActions.0', resource('AWS::CloudWatch::CompositeAlarm', { AlarmActions: [arn('Fn')] }), arn('X')],
  ['the error action of a topic rule of IoT', 'iot', 'TopicRulePayload.ErrorAction.Lambda.FunctionArn', resource('AWS::IoT::TopicRule', {
    TopicRulePayload: { Actions: [{ S3: {} }], ErrorAction: { Lambda: { FunctionArn: arn('Fn') } } },
  }), arn('X')],
  ['a topic rule of IoT', 'iot', 'TopicRulePayload.Actions.0', resource('AWS::IoT::TopicRule', { TopicRulePayload: { Actions: [{ Lambda: { FunctionArn: arn('Fn') } }] } }), arn('X')],
];

const MAY_INVOKE = ALL_RULES.filter(({ id }) => id === 'source-may-invoke' || id === 'invoke-permission-is-scoped');
const outcome = (resources: Json): unknown => {
  const { findings, unknowns } = check(graphOf(resources), MAY_INVOKE);
  return [...findings, ...unknowns].map(({ rule, at }) => `${rule} at ${at.logicalId}`);
};

describe.each(SERVICES)('%s', (_, service, property, X, source) => {
  const principal = `${service}.amazonaws.com`;

  test('invokes asynchronously, on behalf of itself', () => {
    expect(onlyDelivery({ Fn: aFunction(), X })).toMatchObject({
      source: { kind: 'async', node: 'App.X', service }, pushTarget: { declaredAt: { logicalId: 'X' }, property, authority: 'permission', deadLetter: 'none' },
    });
  });

  test('needs a permission, which the plan gives in a way that is enough', () => {
    expect(outcome({ Fn: aFunction(), X })).toEqual(['source-may-invoke at X']);
    const stacks = { App: { Resources: { Fn: aFunction(), X } } };
    expect(outcome(applied(stacks, fixPlan(appOfStacks(stacks), MAY_INVOKE)).App.Resources as Json)).toEqual([]);
  });

  test('may invoke by a permission for itself or for the account, not by another service\'s', () => {
    if (source !== undefined) expect(outcome({ Fn: aFunction(), X, May: aPermission(principal, { SourceArn: source }) })).toEqual([]);
    expect(outcome({ Fn: aFunction(), X, May: aPermission(principal, { SourceAccount: ref('AWS::AccountId') }) })).toEqual([]);
    expect(outcome({ Fn: aFunction(), X, May: aPermission('sns.amazonaws.com', { SourceAccount: ref('AWS::AccountId') }) })).toContain('source-may-invoke at X');
  });
});

test('a receipt rule that asks for an answer waits for it', () => {
  expect(onlyDelivery({ Fn: aFunction(), X: receipt({ InvocationType: 'RequestResponse' }) }).source.kind).toBe('sync');
});

test('a managed rule of Config and an alarm that notifies a topic are no deliveries', () => {
  expect(graphOf({
    Fn: aFunction(),
    Managed: resource('AWS::Config::ConfigRule', { Source: { Owner: 'AWS', SourceIdentifier: 'LAMBDA_CONCURRENCY_CHECK' } }),
    Alarm: resource('AWS::CloudWatch::Alarm', { AlarmActions: [ref('Topic')] }),
    Topic: resource('AWS::SNS::Topic'),
  })).toMatchObject({ deliveries: [], links: [] });
});
