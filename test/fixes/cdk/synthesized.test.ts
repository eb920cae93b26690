/** What aws-cdk-lib made inside other constructs is told by how to come by it. */
import { cdkPlan } from '../../../src/fixes/cdk/cdk-plan';
import { mentionLine } from '../../../src/fixes/cdk/code-head';
import { textPlan } from '../../../src/report/fix-plan/text';
import { losing, scheduled, settings } from './synthesized-plans';

test('a role that aws-cdk-lib makes in the stack for a schedule is found there', () => {
  const lines = cdkPlan(scheduled).stacks.flatMap(({ constructs }) => constructs.map(mentionLine));
  expect(lines).toContainEqual(expect.stringMatching(/^const \w+ = this\.node\.findChild\("SchedulerRoleForTarget-\w+"\) as iam\.Role;$/));
});

test('a role of a function is that of the function, and what else is inside it is found there', () => {
  const { stacks, words } = cdkPlan(losing);
  expect([...words.values()].flatMap(({ statements }) => statements)).toContainEqual(expect.stringMatching(/^resize\.role!\.addToPrincipalPolicy\(/));
  const lines = stacks.flatMap(({ constructs }) => constructs.map(mentionLine));
  expect(lines).toContain('// resize: Shop/Resize (lambda.Function)');
  expect(lines).toContainEqual(expect.stringMatching(/^const \w+ = resize\.node\.findChild\("KinesisEventSource:ShopClicks\w+"\) as lambda\.EventSourceMapping;$/));
});

test('what holds a construct is named before it', () => {
  const paths = cdkPlan(settings).stacks.flatMap(({ constructs }) => constructs.map(({ path }) => path));
  expect(paths.slice(0, 2)).toEqual(['Shop/Resize', 'Shop/Resize/EventInvokeConfig']);
});

test('options of an event source are those of the function that has it', () => {
  expect(textPlan(losing, { words: 'l2' })).toMatch(/in CDK, options of the event source of Shop\/Resize \(KinesisEventSource:\w+\):\n/);
});

test('an L1 construct has no options', () => {
  const low = [...cdkPlan(losing).words].filter(([{ logicalId }]) => logicalId.startsWith('Low'));
  expect(low.flatMap(([, { options }]) => options)).toEqual([]);
  expect(low.flatMap(([, { statements }]) => statements)).toContainEqual(expect.stringMatching(/^lowQueue\.addPropertyOverride\("RedrivePolicy/));
});
