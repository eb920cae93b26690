import { fixPlan } from '../../../src/fixes/plan';
import { jsonPlan } from '../../../src/report/fix-plan/json';
import { PLAN_WORDS, PlanWords } from '../../../src/report/fix-plan/plan-words';
import { textPlan } from '../../../src/report/fix-plan/text';
import { ALL_RULES } from '../../../src/rules/all';
import { TemplateApp } from '../../../src/template/app';
import { fixtures } from '../../rules/fixture';
import { withPaths } from './with-paths';

const bad = fixtures().find(({ name }) => name === 'source-queue-has-dead-letter-queue.bad')!;
const planOf = (template: object) => fixPlan(new TemplateApp([{ name: 'Shop', template }]), ALL_RULES);

test('the plan as people read it', () => {
  for (const words of PLAN_WORDS) expect(textPlan(planOf(withPaths(bad.template)), { words })).toMatchSnapshot(words);
});

test('a plan for plain templates has the same edits and no CDK code', () => {
  const [text, l2] = [textPlan(planOf(bad.template)), textPlan(planOf(withPaths(bad.template)), { words: 'l2' })];
  expect(l2).toMatch(/^The CDK code below.*alarm\.addAlarmAction.*\n {2}in CDK, options of /s);
  expect(text).not.toMatch(/CDK|addAlarmAction/);
  expect(text.match(/^ {2}in the template:$/gm)).toHaveLength(l2.match(/^ {2}in CDK/gm)!.length);
  expect(l2).not.toContain('in the template');
  expect(text).toContain('note: an alarm without an action notifies nobody: set AlarmActions\n');
});

test('the plan as programs read it', () => {
  const plan = JSON.parse(jsonPlan(planOf(bad.template)));
  expect(Object.keys(plan)).toEqual(['cdk', 'resources', 'outputs', 'parameters', 'acknowledgments', 'left', 'library']);
  expect(plan.resources.map(({ logicalId, becomes, rules }: Record<string, unknown>) => [logicalId, becomes, rules])).toEqual([
    ['OrdersDeadLetterQueue', 'added', ['source-queue-has-dead-letter-queue']],
    ['OrdersDeadLetterQueueAlarm', 'added', ['failure-exit-is-watched']],
    ['Orders', 'changed', ['source-queue-has-dead-letter-queue']],
  ]);
});

test('what a nested stack gets as a new parameter stands by itself', () => {
  const parameters = [{ stack: 'Shop.Inner', name: 'OrdersArn', parameter: { Type: 'String' } }];
  const text = (template: object, words?: PlanWords) => textPlan({ ...planOf(template), parameters }, { words });
  const told = 'Shop.Inner  (parameter, new)\n  in the template:\n    Parameters.OrdersArn: {"Type":"String"}\n';
  expect(text({ Resources: {} })).toContain(`${told}\n`);
  const ofCdk = withPaths({ Resources: { Topic: { Type: 'AWS::SNS::Topic' } } });
  expect(text(ofCdk, 'template')).toContain(told);
  expect(text(ofCdk)).not.toContain('parameter'); // a reference between stacks creates it
});

test('each construct of the app stands beside the line that creates it', () => {
  const plan = planOf(withPaths(bad.template));
  const placeOf = (stack: string, path: string) => (
    stack === 'Shop' && path === 'Shop/Orders/Resource' ? { file: 'lib/stack.ts', line: 21, column: 5 } : undefined
  );
  expect(textPlan(plan, { placeOf })).toContain('Shop/Orders/Resource  (AWS::SQS::Queue, change Orders)  lib/stack.ts:21:5\n');
  expect(textPlan(plan)).not.toContain('stack.ts');
});

test('an app without findings needs no plan', () => {
  expect(textPlan(planOf({ Resources: {} }))).toBe('Nothing to change: there are no findings.\n');
});

test('names of a template reach the terminal only as text', () => {
  const template = JSON.parse(JSON.stringify(bad.template).replaceAll('"Orders"', '"Or\\u001b[2Jders"'));
  const plan = planOf(template);
  expect(plan.resources.length).toBeGreaterThan(0);
  // eslint-disable-next-line no-control-regex
  expect(textPlan(plan)).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
});

test('alarms of the new constructs ask for one call, which names no alarm that the code never makes', () => {
  const CALL = 'FailureAlarms.of(app).addAction(new SnsAction(topic))';
  const ALARM = 'Shop.OrdersDeadLetterQueueAlarm';
  const template = withPaths(bad.template);
  expect(textPlan(planOf(template))).toContain(CALL);
  expect(textPlan(planOf(template))).not.toContain(ALARM);
  expect(textPlan(planOf(template), { words: 'l2' })).toContain(ALARM);
  expect(textPlan(planOf(template), { words: 'l2' })).not.toContain(CALL);
  const own = { Type: 'AWS::CloudWatch::Alarm', Properties: { Namespace: 'AWS/SQS', MetricName: 'ApproximateNumberOfMessagesVisible', Threshold: 1 } };
  expect(textPlan(planOf({ Resources: { ...template.Resources, Own: own } }))).toContain(ALARM);
});

test('what the handler has to do stands at each consumer, and what holds for all of them at the first', () => {
  const at = (path: string) => ({ Metadata: { 'aws:cdk:path': path } });
  const consumer = (name: string) => ({
    [`${name}Role`]: { Type: 'AWS::IAM::Role', ...at(`Shop/${name}/ServiceRole/Resource`), Properties: { AssumeRolePolicyDocument: {} } },
    [name]: { Type: 'AWS::Lambda::Function', ...at(`Shop/${name}/Resource`), Properties: { Timeout: 10, Role: { 'Fn::GetAtt': [`${name}Role`, 'Arn'] } } },
    [`${name}Jobs`]: { Type: 'AWS::SQS::Queue', ...at(`Shop/${name}Jobs/Resource`), Properties: { VisibilityTimeout: 60 } },
    [`${name}Mapping`]: {
      Type: 'AWS::Lambda::EventSourceMapping',
      ...at(`Shop/${name}/SqsEventSource:Shop${name}Jobs/Resource`),
      Properties: { FunctionName: { Ref: name }, EventSourceArn: { 'Fn::GetAtt': [`${name}Jobs`, 'Arn'] } },
    },
  });
  const text = textPlan(planOf({ Resources: { ...consumer('Pack'), ...consumer('Send') } }));
  const count = (note: string): number => text.split(`  note: ${note}`).length - 1;
  expect(count('the handler must return { batchItemFailures:')).toBe(2);
  expect(count('takes the place of the mapping under its logical id')).toBe(1);
});
