/** What each policy template of SAM allows, compared with a copy of the templates themselves. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { POLICY_TEMPLATES } from '../../../src/template/sam/policy-templates';
import { Json } from '../app-of';

const { statements }: { statements: Record<string, Json[]> } = JSON.parse(readFileSync(join(__dirname, 'policy-templates.json'), 'utf8'));

/** Actions that concern no delivery: our statements leave them out. */
const LEFT_OUT = new Set([
  ...['AddTagsToStream', 'CreateStream', 'DecreaseStreamRetentionPeriod', 'DeleteStream', 'IncreaseStreamRetentionPeriod', 'ListTagsForStream', 'MergeShards',
    'SplitShard', 'RemoveTagsFromStream'].map((action) => `kinesis:${action}`),
  ...['Get', 'Put', 'Delete'].flatMap((verb) => [`s3:${verb}ObjectTagging`, `s3:${verb}ObjectVersionTagging`]),
  ...['GetRandomPassword', 'PutSecretValue', 'UpdateSecretVersionStage'].map((action) => `secretsmanager:${action}`),
]);

/** Every parameter of a template has its own name as its value, in angle brackets. */
function written(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(written);
  const { 'Ref': parameter, 'Fn::Sub': sub } = value as Json;
  if (typeof parameter === 'string') return parameter.startsWith('AWS::') ? `\${${parameter}}` : `<${parameter}>`;
  if (sub === undefined) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, written(inner)]));
  const [text, variables] = typeof sub === 'string' ? [sub, {}] : sub as [string, Json];
  return Object.entries(variables).reduce((all, [name, inner]) => all.replaceAll(`\${${name}}`, String(written(inner))), text);
}

/** One line for each action on each resource. */
function lines(all: readonly unknown[]): readonly string[] {
  return (written(all) as Json[]).flatMap(({ Effect, Action, Resource, ...rest }) => [Action].flat().flatMap((action) => (
    [Resource].flat().map((on) => JSON.stringify([Effect, action, on, rest.Condition ?? 'always']))
  ))).sort();
}

test.each([...POLICY_TEMPLATES])('%s allows what SAM writes', (name, template) => {
  const ofSam = statements[name];
  const names = new Set([...JSON.stringify(ofSam).matchAll(/"Ref":"(\w+)"/g)].map(([, parameter]) => parameter));
  const parameters = Object.fromEntries([...names].map((parameter) => [parameter, `<${parameter}>`]));
  const relevant = ofSam.map((one) => ({ ...one, Action: [one.Action].flat().filter((action) => !LEFT_OUT.has(String(action))) }));
  expect(lines(template(parameters))).toEqual([...new Set(lines(relevant))]);
});
