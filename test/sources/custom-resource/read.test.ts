/** Custom resources: CloudFormation invokes the function asynchronously and waits until it reports its result. */
import { check } from '../../../src/checks/check';
import { deliveriesLine, summaryOf } from '../../../src/report/closing-line';
import { hopSummary } from '../../../src/report/hops/hops-line';
import { reportOf } from '../../../src/report/report';
import { sentencesOf } from '../../../src/report/sentences';
import { ALL_RULES } from '../../../src/rules/all';
import { aFunction, arn, graphOf, Json, ref, resource } from '../../template/app-of';

const LIVE = resource('AWS::Lambda::Alias', { FunctionName: ref('Fn'), FunctionVersion: '1', Name: 'live' });
const TOPIC = resource('AWS::SNS::Topic', {});
const thing = (token: unknown, type = 'Custom::Thing'): Json => resource(type, { ServiceToken: token });

const calls = (resources: Json): readonly string[] => graphOf({ Fn: aFunction(), Live: LIVE, Topic: TOPIC, ...resources }).deliveries
  .map(({ source, target, access }) => `${String(source.node)} ${source.service} -> ${String(target.function)}:${String(target.qualifier)} ${access.length}`);

test.each<[string, Json, string]>([
  ['of a type of its own', { X: thing(arn('Fn')) }, 'App.X cloudformation -> App.Fn:$LATEST 0'],
  ['of the general type', { X: thing(arn('Fn'), 'AWS::CloudFormation::CustomResource') }, 'App.X cloudformation -> App.Fn:$LATEST 0'],
  ['by an alias', { X: thing(ref('Live')) }, 'App.X cloudformation -> App.Fn:live 0'],
])('a custom resource %s', (_, resources, expected) => {
  expect(calls(resources)).toEqual([expected]);
});

test.each<[string, Json]>([
  ['a topic makes', { X: thing(ref('Topic')) }],
  ['a function outside the app makes, whose import is hidden', { X: thing({ 'Fn::ImportValue': 'maker' }) }],
  ['aws-cdk-lib makes', { AWS679f53fac002430cb0da5b7982bd22872D164C4C: aFunction(), X: thing(arn('AWS679f53fac002430cb0da5b7982bd22872D164C4C'), 'Custom::AWS') }],
])('no delivery to what %s', (_, resources) => {
  expect(calls(resources)).toEqual([]);
});

describe('without an exit', () => {
  const graph = graphOf({ Fn: aFunction(), X: thing(arn('Fn')) });
  const report = reportOf(graph);

  test('nothing is lost, for CloudFormation waits', () => {
    expect(check(graph, ALL_RULES).findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(report.stories.map(({ handover, lost }) => [handover, lost.verdict])).toEqual([['callback', 'none']]);
  });

  test('the report says who has the event', () => {
    expect(sentencesOf(report.stories[0])).toEqual([
      'Custom::Thing X runs function Fn : $LATEST asynchronously and waits for the result that it reports.',
      'A failing event is tried at most 3 times.',
      expect.stringMatching(/^It ends after .+ at the latest\.$/),
      'The caller gets no result and keeps the event.',
    ]);
    expect(deliveriesLine(summaryOf(report.stories), hopSummary([]), report.result, [])).toBe('1 delivery: 1 returns every failed event to a caller that waits');
  });
});

test('another caller of the same function does not wait, and loses its events', () => {
  const rule = resource('AWS::Events::Rule', { ScheduleExpression: 'rate(1 hour)', Targets: [{ Id: 'a', Arn: arn('Fn') }] });
  const { findings } = check(graphOf({ Fn: aFunction(), X: thing(arn('Fn')), Rule: rule }), ALL_RULES);
  const [lost] = findings.filter(({ rule: id }) => id === 'async-failure-has-an-exit');
  expect(lost.message).toContain('is invoked asynchronously ($LATEST) by rule Rule,');
});

test('a dead-letter queue that only a custom resource fills is used', () => {
  const queue = resource('AWS::SQS::Queue', { MessageRetentionPeriod: 1_209_600 });
  const fn = aFunction({ DeadLetterConfig: { TargetArn: arn('Dead') } });
  const { findings } = check(graphOf({ Dead: queue, Fn: fn, Live: LIVE, X: thing(arn('Fn')) }), ALL_RULES);
  expect(findings.map(({ rule }) => rule)).not.toContain('dead-letter-queue-is-used');
});
