import { withPaths } from '../report/fix-plan/with-paths';
import { folderOfEachTest, HIDDEN, LOSING, ran, SOUND } from './support';

const folder = folderOfEachTest();

interface Planned { readonly logicalId: string; readonly rules: readonly string[]; readonly cdk: readonly string[] }
const plan = (args: readonly string[]): { resources: Planned[]; left: unknown[] } => JSON.parse(ran(['check', ...args, '--fix-plan', '--format', 'json']).out);

test.each([
  [[], 'const ordersDeadLetterQueue = new FailureQueue(this, "OrdersDeadLetterQueue");', 'new sqs.Queue'],
  [['--words', 'l2'], 'visibilityTimeout: Duration.minutes(3),', 'in the template'],
  [['--words', 'template'], 'Properties.VisibilityTimeout: 180  (now 10)', 'in CDK'],
])('says what to change, in the words of %j, and fails as the checks do', (args, told, untold) => {
  const { exit, out, error } = ran(['check', folder.write('Shop.template.json', withPaths(LOSING)), '--fix-plan', ...args]);
  expect([exit, error]).toEqual([1, '']);
  expect(out).toContain(told);
  expect(out).not.toContain(untold);
  expect(out).toContain('1 finding needs a decision by a person.');
});

test('what is read keeps to the width of the terminal, and what is copied is not broken', () => {
  const { out } = ran(['check', folder.write('Shop.template.json', withPaths(LOSING)), '--fix-plan', '--words', 'l2'], { width: 40 });
  expect(out.split('\n').slice(-4).every((line) => line.length <= 40)).toBe(true);
  expect(out).toContain('ordersDeadLetterQueue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }).createAlarm(this, "OrdersDeadLetterQueueAlarm", {');
});

test('the summary counts checks that could not be made', () => {
  const hint = 'could not be made: run the command without --fix-plan to list them.';
  const hidden = ran(['check', folder.write('h.json', HIDDEN), '--fix-plan']).out.replace(/\s+/g, ' ').trim();
  expect(hidden).toMatch(new RegExp(`^Nothing to change: there are no findings; [2-9] checks ${hint}$`));
  const { Fn, Orders } = { Fn: HIDDEN.Resources.Fn, Orders: LOSING.Resources.Orders };
  const both = ran(['check', folder.write('b.json', { ...HIDDEN, Resources: { ...LOSING.Resources, Fn, Orders } }), '--fix-plan']).out.replace(/\s+/g, ' ').trim();
  expect(both).toMatch(new RegExp(`to change, 0 to acknowledge: 1 finding needs a decision by a person; \\d+ checks? ${hint}$`));
});

test('a plain template is described in its own words, and the JSON has CDK\'s too', () => {
  const template = folder.write('Shop.template.json', LOSING);
  expect(ran(['check', template, '--fix-plan']).out).not.toContain('CDK');
  expect(plan([template]).resources.every(({ cdk }) => cdk !== undefined)).toBe(true);
});

test('a sound app needs none', () => {
  expect(ran(['check', folder.write('t.json', SOUND), '--fix-plan'])).toEqual({ exit: 0, out: 'Nothing to change: there are no findings.\n', error: '' });
});

test('what a baseline knows passes, and is planned all the same', () => {
  const template = folder.write('Shop.template.json', LOSING);
  const whole = ran(['check', template, '--fix-plan']);
  expect([whole.exit, whole.out]).toEqual([1, expect.stringContaining('visibility-covers-timeout')]);
  const written = ran(['check', template, '--fix-plan', '--write-baseline', 'known.json']);
  expect(written).toEqual({ exit: 0, out: whole.out, error: 'note: 2 findings are recorded in known.json\n' });
  const known = ran(['check', template, '--fix-plan', '--baseline', 'known.json']);
  expect([known.exit, known.out]).toEqual([0, whole.out]);
  folder.write('.cdk-lambda-delivery.json', { baseline: 'known.json' });
  expect(ran(['check', template, '--fix-plan'])).toEqual(known);
});

test('what the config leaves out is not planned', () => {
  const template = folder.write('Shop.template.json', LOSING);
  folder.write('.cdk-lambda-delivery.json', { severities: { 'visibility-covers-timeout': 'off', 'visibility-covers-retries': 'off' } });
  const left = plan([template]).resources;
  expect(left.flatMap(({ rules }) => rules)).toContain('source-queue-has-dead-letter-queue');
  expect(left.flatMap(({ rules }) => rules)).not.toContain('visibility-covers-timeout');
});

test.each(['sarif', 'junit'])('there is no plan as %s', (format) => {
  expect(ran(['check', folder.write('t.json', LOSING), '--fix-plan', '--format', format])).toEqual({
    exit: 2, out: '', error: `cdk-lambda-delivery: --fix-plan has no format ${format}: use one of text, json\n`,
  });
});
