/** Actions of a pipeline: CodePipeline invokes by a role and waits until the function reports the result of the job. */
import { check } from '../../../src/checks/check';
import { isUnknown } from '../../../src/model/known';
import { reportOf } from '../../../src/report/report';
import { ALL_RULES } from '../../../src/rules/all';
import { aFunction, arn, graphOf, Json, ref, resource } from '../../template/app-of';

const ALLOWED = { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: arn('Fn') };
const role = (...Statement: readonly Json[]): Json => resource('AWS::IAM::Role', { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement } }] });
const action = (FunctionName: unknown, more: Json = {}): Json => ({
  ActionTypeId: { Category: 'Invoke', Owner: 'AWS', Provider: 'Lambda', Version: '1' }, Configuration: { FunctionName }, ...more,
});

const app = (...Actions: readonly Json[]): Json => ({
  Role: role(ALLOWED),
  Poor: role(),
  Fn: aFunction({ FunctionName: 'smoke' }),
  Pipeline: resource('AWS::CodePipeline::Pipeline', { RoleArn: arn('Role'), Stages: [{ Name: 'Test', Actions }] }),
});

const calls = (resources: Json): readonly string[] => graphOf(resources).deliveries.map(({ source, target, access }) => {
  const answers = access.map(({ allowed }) => (isUnknown(allowed) ? 'unknown' : allowed ? 'may' : 'may not'));
  return `${String(source.node)} -> ${String(target.function)}:${String(target.qualifier)} ${answers.join()}`;
});

test.each<[string, Json, string]>([
  ['by a reference', action(ref('Fn')), 'App.Pipeline -> App.Fn:$LATEST may'],
  ['by its name', action('smoke'), 'App.Pipeline -> App.Fn:$LATEST may'],
  ['by a role of the action', action(ref('Fn'), { RoleArn: arn('Poor') }), 'App.Pipeline -> App.Fn:$LATEST may not'],
])('an action invokes %s', (_, written, expected) => {
  expect(calls(app(written))).toEqual([expected]);
});

test('other actions invoke nothing', () => {
  expect(calls(app({ ActionTypeId: { Category: 'Build', Owner: 'AWS', Provider: 'CodeBuild' }, Configuration: { ProjectName: 'p' } }))).toEqual([]);
});

test('without an exit nothing is lost, for the action waits and fails', () => {
  const graph = graphOf(app(action(ref('Fn'))));
  expect(check(graph, ALL_RULES).findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  expect(reportOf(graph).stories.map(({ handover, lost }) => [handover, lost.verdict])).toEqual([['callback', 'none']]);
});

test('a role that may not invoke is reported', () => {
  const { findings } = check(graphOf(app(action(ref('Fn'), { RoleArn: arn('Poor') }))), ALL_RULES);
  expect(findings.filter(({ severity }) => severity === 'error').map(({ rule, at }) => `${rule} ${at.logicalId}`)).toEqual(['source-may-invoke Pipeline']);
});
