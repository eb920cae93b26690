/** What a user of `DeliveryChecks` sees at synth, with the floor and with the newest aws-cdk-lib alike. */
import { readFileSync, realpathSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, CfnParameter, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { AwsSolutionsChecks } from 'cdk-nag';
import { Construct } from 'constructs';
import { DeliveryChecks, DeliveryChecksProps, FailOn, RuleSeverity } from '../../../src';
import { ALL_RULES } from '../../../src/rules/all';
import { inAppOf } from '../../support/app-language';
import { add, fails, fn, LOSS, lossy, rulesOf, validate, Validated, withChecks } from './validated';

const shop = (app: App): void => void lossy(new Stack(app, 'Shop'));
const hidden = (app: App): void => {
  const stack = new Stack(app, 'Shop');
  const size = new CfnParameter(stack, 'Hours', { type: 'Number' });
  (lossy(stack).node.defaultChild as sqs.CfnQueue).visibilityTimeout = size.valueAsNumber;
};
const off = (...ids: readonly string[]): DeliveryChecksProps => ({ severities: Object.fromEntries(ids.map((id) => [id, RuleSeverity.OFF])) });
const checked = (props?: DeliveryChecksProps, build = shop) => validate(withChecks(build, props));

test('an error fails the synth, and says what, where, why and the fix', () => {
  const { failed, told } = checked();
  expect(failed).toBe(true);
  expect(told.find(({ rule }) => rule === LOSS)).toMatchObject({
    severity: 'error',
    path: 'Shop/Orders/Resource',
    logicalId: 'OrdersA9B65338',
    template: expect.stringMatching(/Shop\.template\.json$/),
    properties: ['Properties.RedrivePolicy'],
    description: expect.stringMatching(/^Lambda polls queue Shop\/Orders, which has no deadLetterQueue\. A message .+\.$/),
    fix: expect.stringMatching(/^Set deadLetterQueue .+, or consume the queue by SqsConsumer, which creates one\.$/),
  });
});

test('the way to the plan is shown once, by the first finding, where its output can be found', () => {
  const cwd = jest.spyOn(process, 'cwd').mockReturnValue(realpathSync(tmpdir()));
  const hinted = ({ told }: Validated) => told.map(({ fix }, i) => (fix?.includes('--fix-plan') ? i : -1)).filter((i) => i >= 0);
  const twice = checked({}, (app) => ['Shop', 'Bar'].forEach((id) => lossy(new Stack(app, id))));
  expect(twice.told.length).toBeGreaterThan(2);
  // The first finding stands in both stacks.
  expect(hinted(twice)).toEqual([0, 1]);
  expect(twice.told[0].fix).toMatch(/\. `npx cdk-lambda-delivery check cdk\.out-\w+ --fix-plan` prints all fixes as CDK code\.$/);
  const staged = validate((app) => {
    const stage = new Stage(app, 'Prod');
    lossy(new Stack(stage, 'Shop'));
    add(stage, new DeliveryChecks());
    withChecks(shop)(app);
  });
  expect(hinted(staged)).toHaveLength(1);
  const undecided = checked(off(...rulesOf(checked({}, hidden).told.filter(({ description }) => !description.includes('could not be made')))), hidden);
  expect([undecided.told.length > 0, hinted(undecided)]).toEqual([true, []]);
  cwd.mockRestore();
  expect(hinted(checked())).toEqual([]);
});

test('fixes are in the words of CDK for what a construct makes, and in those of the template for what an app includes', () => {
  const { told } = checked({}, (app) => {
    lossy(new Stack(app, 'Shop'));
    new CfnInclude(new Stack(app, 'Old'), 'Template', { templateFile: join(__dirname, '../../rules/fixtures/source-queue-has-dead-letter-queue.bad.yaml') });
  });
  const fixes = new Map(told.filter(({ rule }) => rule === LOSS).map(({ path, fix }) => [path.split('/')[0], fix]));
  expect(fixes.get('Shop')).toMatch(/^Set deadLetterQueue /);
  expect(fixes.get('Old')).toMatch(/^Set RedrivePolicy /);
});

test.each([
  ['Python/3.12.1', 'dead_letter_queue'], ['DotNet/8.0.1', 'DeadLetterQueue'], ['go1.26.8/linux/amd64', 'DeadLetterQueue'], ['Java/17.0.15', 'deadLetterQueue'],
])('in an app of %s a finding names the option %s', (agent, option) => {
  const { description, fix } = inAppOf(agent, () => checked().told.find(({ rule }) => rule === LOSS)!);
  expect(description).toContain(`which has no ${option}. `);
  expect(fix?.startsWith(`Set ${option} `)).toBe(true);
});

test('equal findings of several stages are reported once, with the place in each', () => {
  const app = (scope: App): void => ['Dev', 'Test', 'Prod'].forEach((name) => lossy(new Stack(new Stage(scope, name), 'Shop')));
  const { told } = checked({}, app);
  const lost = told.filter(({ rule }) => rule === LOSS);
  expect(lost.map(({ path }) => path).sort()).toEqual(['Dev/Shop/Orders/Resource', 'Prod/Shop/Orders/Resource', 'Test/Shop/Orders/Resource']);
  expect(new Set(lost.map(({ description }) => description)).size).toBe(1);
  expect(lost[0].description).toMatch(/ The same holds for (?:(?:Dev|Test|Prod)\/Shop\/Orders\/Resource(?:, )?){2}\./);
});

test('equal findings of other resources have a text of their own each', () => {
  const { told } = checked({}, (app) => {
    const stack = new Stack(app, 'Shop');
    for (const name of ['Orders', 'Parcels', 'Returns']) lossy(new Construct(stack, name));
  });
  const lost = told.filter(({ rule }) => rule === LOSS);
  expect(lost.map(({ path }) => path).sort()).toEqual(['Shop/Orders/Orders/Resource', 'Shop/Parcels/Orders/Resource', 'Shop/Returns/Orders/Resource']);
  for (const { path, description } of lost) {
    expect(description).toContain(path.replace('/Resource', ''));
    expect(description).not.toContain('The same holds');
  }
});

test('one import is reported once, with the checks that it leaves open and a fix that fits it', () => {
  const { told } = checked({}, (app) => {
    const stack = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
    const handler = lambda.Function.fromFunctionArn(stack, 'Work', 'arn:aws:lambda:eu-west-1:111122223333:function:work');
    new lambda.EventSourceMapping(stack, 'Clicks', {
      target: handler, eventSourceArn: 'arn:aws:kinesis:eu-west-1:111122223333:stream/clicks', startingPosition: lambda.StartingPosition.TRIM_HORIZON,
    });
  });
  const undecided = told.filter(({ rule }) => rule === 'values-are-known');
  expect(undecided.map(({ description }) => description)).toEqual([
    expect.stringMatching(/^\d checks could not be made for function \S*work, outside the app: .*role-may-consume/),
  ]);
  expect(undecided[0].fix).toMatch(/^Import the function with its role, /);
});

test('warnings and what is worth knowing are reported, and fail nothing', () => {
  const { failed, told } = checked({ severities: { [LOSS]: RuleSeverity.WARNING } });
  expect(failed).toBe(false);
  expect(told.map(({ severity }) => severity)).toEqual(expect.arrayContaining(['warning']));
  expect(rulesOf(told)).toEqual(expect.arrayContaining([LOSS, 'batch-reports-item-failures']));
});

test('an error fails Template.fromStack too', () => {
  const quiet = jest.spyOn(console, 'error').mockImplementation();
  const before = process.exitCode;
  process.exitCode = undefined;
  const app = new App();
  withChecks(shop)(app);
  expect(fails(() => Template.fromStack(app.node.findChild('Shop') as Stack))).toBe(true);
  process.exitCode = before;
  quiet.mockRestore();
});

test('a rule that is off is not checked', () => {
  const { failed, told } = checked(off(LOSS));
  expect(failed).toBe(false);
  expect(rulesOf(told)).not.toContain(LOSS);
});

test('ids are taken as they are printed', () => {
  const { told } = checked({
    severities: { 'LambdaDelivery::batch-reports-item-failures': RuleSeverity.OFF, [`LambdaDelivery::${LOSS}`]: RuleSeverity.INFO },
  });
  expect(rulesOf(told)).not.toContain('batch-reports-item-failures');
  expect(told.find(({ rule }) => rule === LOSS)?.severity).toBe('info');
  expect(new DeliveryChecks(off(`LambdaDelivery::${LOSS}`)).ruleIds).not.toContain(LOSS);
});

test('what could not be decided is reported with what hides it, and fails only where that is asked for', () => {
  const props = off(LOSS);
  const { failed, told } = checked(props, hidden);
  expect(failed).toBe(false);
  expect(told.filter(({ rule }) => rule === 'values-are-known')).toMatchObject([
    {
      severity: 'info',
      path: 'Shop/Orders/Resource',
      description: expect.stringMatching(/^\d checks could not be made for parameter Hours of Shop, whose value comes at deployment: .*visibility-covers-retries/),
      fix: 'Give the CfnParameter Hours allowedValues, or use a value that is known at synth.',
    },
  ]);
  const strict = checked({ ...props, failOn: FailOn.UNKNOWN }, hidden);
  expect(strict.failed).toBe(true);
  expect(strict.told.find(({ rule }) => rule === 'values-are-known')?.severity).toBe('error');
});

test.each<[FailOn | undefined, RuleSeverity, boolean]>([
  [undefined, RuleSeverity.WARNING, false],
  [FailOn.ERROR, RuleSeverity.WARNING, false],
  [FailOn.WARNING, RuleSeverity.WARNING, true],
  [FailOn.WARNING, RuleSeverity.INFO, false],
  [FailOn.UNKNOWN, RuleSeverity.WARNING, true],
  [FailOn.UNKNOWN, RuleSeverity.INFO, false],
  [FailOn.INFO, RuleSeverity.INFO, true],
])('with failOn %s a finding of severity %s fails the synth: %s', (failOn, severity, failed) => {
  const others = off(...ALL_RULES.map(({ id }) => id)).severities;

  const outcome = checked({ failOn, severities: { ...others, [LOSS]: severity } });

  expect(outcome.failed).toBe(failed);
  expect(outcome.told.map((one) => one.severity)).toEqual([failed ? 'error' : severity]);
});

test('verbose adds why the rule exists, and the page that says so', () => {
  const rule = ALL_RULES.find(({ id }) => id === LOSS)!;
  const describe = (props?: DeliveryChecksProps) => checked(props).told.find((told) => told.rule === LOSS)?.description;
  expect(describe()).not.toContain(rule.source);
  expect(describe({ verbose: true })).toBe(`${describe()} Why: ${rule.why} See ${rule.source}`);
});

test('name, version and rules, as aws-cdk-lib asks for them', () => {
  const { name, version, ruleIds } = new DeliveryChecks(off(LOSS));
  expect(name).toBe('LambdaDelivery');
  expect(version).toBe((JSON.parse(readFileSync(join(__dirname, '../../../package.json'), 'utf8')) as { version: string }).version);
  expect(ruleIds).toHaveLength(ALL_RULES.length - 1);
});

test('cdk-nag\'s pack beside it finds what it finds, and neither speaks for the other', () => {
  const { plugins, told } = validate((app) => {
    add(app, new AwsSolutionsChecks(app));
    withChecks(shop)(app);
  });
  expect(plugins).toEqual(expect.arrayContaining(['AwsSolutions', 'LambdaDelivery']));
  expect(rulesOf(told)).toContain(LOSS);
});

test('an app in which nothing is wrong has no report of it', () => {
  const { failed, told, plugins } = checked({}, (app) => void fn(new Stack(app, 'Shop'), 'Idle'));
  expect([failed, told, plugins]).toEqual([false, [], []]);
});

test.each<[string, DeliveryChecksProps, string]>([
  ['a rule that does not exist', { severities: { 'visibilty-covers-timeout': RuleSeverity.INFO } },
    'DeliveryChecks: severities names "visibilty-covers-timeout", which is no rule. The option would have no '
    + 'effect. Write "visibility-covers-timeout", or another id of RULES.md.'],
  ['one to turn off', off('__proto__'), 'DeliveryChecks: severities names "__proto__", which is no rule.'],
  ['a severity that is none', { severities: { [LOSS]: 'fatal' as RuleSeverity } }, `DeliveryChecks: severities gives ${LOSS} the severity "fatal", which does not exist.`],
  ['a rule that is given twice', { severities: { [LOSS]: RuleSeverity.INFO, [`LambdaDelivery::${LOSS}`]: RuleSeverity.ERROR } },
    `DeliveryChecks: severities names ${LOSS} twice. One of the two would do nothing. Remove it.`],
  ['a baseline to write nowhere', { writeBaseline: true }, 'DeliveryChecks: writeBaseline is true, and baseline is not given.'],
  ['severities that are a list', { severities: [LOSS] as never }, `DeliveryChecks: severities is ["${LOSS}"], which is not an object of severities by rule id.`],
  ['a text for yes or no', { verbose: 'false' as never }, 'DeliveryChecks: verbose is "false", which is not true or false.'],
  ['a level that does not exist', { failOn: 'fatal' as never }, 'DeliveryChecks: failOn is "fatal", which is not one of FailOn: error, warning, unknown, info.'],
  ['a number for yes or no', { writeBaseline: 1 as never, baseline: 'b.json' }, 'DeliveryChecks: writeBaseline is 1, which is not true or false.'],
  ['a file without a name', { baseline: '' }, 'DeliveryChecks: baseline is "", which is not the path of a file.'],
  ['a file that is a number', { baseline: 5 as never }, 'DeliveryChecks: baseline is 5, which is not the path of a file.'],
])('%s is refused when the checks are made', (_, props, message) => {
  expect(() => new DeliveryChecks(props)).toThrow(message);
});

test('null and no props at all mean the defaults', () => {
  expect(() => new DeliveryChecks(null as never)).not.toThrow();
  expect(() => new DeliveryChecks({ severities: null, failOn: null } as never)).not.toThrow();
});
