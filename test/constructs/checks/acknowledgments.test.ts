/** Acknowledging one finding, at any height: it fails nothing, stays in the report with its reason, and silences nothing else. */
import { Acknowledgment, App, Duration, Stack, Validations } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { IConstruct } from 'constructs';
import { FailOn, SqsConsumer } from '../../../src';
import { LOSS, lossy, rulesOf, validate, withChecks } from './validated';

const REASON = 'Orders are sent again every night.';
const shop = (app: App): void => {
  const stack = new Stack(app, 'Shop');
  ['Orders', 'Others'].forEach((id) => lossy(stack, id));
};
const at = (app: App, path: string) => path.split('/').filter((part) => part !== '').reduce<IConstruct>((above, part) => above.node.findChild(part), app);
const acknowledging = (path: string, id = `LambdaDelivery::${LOSS}`, given: object = { reason: REASON }) => validate(withChecks((app) => {
  shop(app);
  Validations.of(at(app, path)).acknowledge({ id, ...given } as Acknowledgment);
}));
const pathsOf = (told: readonly { readonly rule: string; readonly path: string }[]) => (
  told.filter(({ rule }) => rule.startsWith(LOSS)).map(({ path }) => path).sort()
);
const BOTH = ['Shop/Orders/Resource', 'Shop/Others/Resource'];

test.each([['the app', ''], ['the stack', 'Shop']])('at %s, all findings of the rule are listed as suppressed with the reason', (_, path) => {
  const { failed, told, suppressed } = acknowledging(path);
  expect(failed).toBe(false);
  expect(pathsOf(told)).toEqual([]);
  expect(pathsOf(suppressed)).toEqual(BOTH);
  expect(suppressed.map(({ reason }) => reason)).toEqual([REASON, REASON]);
});

test.each([['the construct', 'Shop/Orders'], ['the resource', 'Shop/Orders/Resource']])('at %s, the finding next to it stands and fails the synth', (_, path) => {
  const { failed, told, suppressed } = acknowledging(path);
  expect(failed).toBe(true);
  expect(pathsOf(told)).toEqual([BOTH[1]]);
  expect(pathsOf(suppressed)).toEqual([BOTH[0]]);
  expect(suppressed[0].reason).toBe(REASON);
});

test('an id with its place, as an older aws-cdk-lib prints it, silences that finding in every version', () => {
  const { told, suppressed } = acknowledging('Shop/Orders', `LambdaDelivery::${LOSS}[${BOTH[0]}]`);
  expect([pathsOf(told), pathsOf(suppressed)]).toEqual([[BOTH[1]], [BOTH[0]]]);
});

test.each([
  ['a rule at a place that is not there', `LambdaDelivery::${LOSS}[${BOTH[1]}]`],
  ['a rule that does not exist', 'LambdaDelivery::source-queue-has-dead-leter-queue'],
  ['a rule without the name of the checks', LOSS],
])('an acknowledgment of %s silences nothing, and is told with what was meant', (_, id) => {
  const { failed, told } = acknowledging('Shop/Orders', id);
  expect(failed).toBe(true);
  expect(pathsOf(told)).toEqual(BOTH);
  expect(told.filter(({ rule }) => rule === 'acknowledgment-names-a-rule')).toMatchObject([
    { severity: 'warning', path: 'Shop/Orders', fix: `Acknowledge "LambdaDelivery::${LOSS}" instead, or remove it.` },
  ]);
});

describe('an acknowledgment without a reason silences nothing, and is reported', () => {
  const blank = (id: string, path: string) => ({
    rule: 'acknowledgment-has-a-reason',
    severity: 'warning',
    path,
    fix: 'Give it a reason, or remove it.',
    description: `The acknowledgment of "${id}" at ${path} silences nothing, because it has no reason.`,
  });

  test.each<[string, object]>([
    ['an empty one', { reason: '' }], ['a blank one', { reason: ' \n' }], ['none', {}], ['null', { reason: null }], ['a number', { reason: 5 }],
  ])('%s', (_, given) => {
    const { failed, told, suppressed } = acknowledging('Shop/Orders', undefined, given);
    expect([failed, pathsOf(told), suppressed]).toEqual([true, BOTH, []]);
    expect(told.filter(({ rule }) => rule.startsWith('acknowledgment-'))).toMatchObject([blank(`LambdaDelivery::${LOSS}`, 'Shop/Orders')]);
  });

  const PLACED = `LambdaDelivery::${LOSS}[${BOTH[0]}]`;
  test.each<[string, readonly string[]]>([['with its place', [PLACED]], ['with its place and without', [PLACED, `LambdaDelivery::${LOSS}`]]])('%s', (_, ids) => {
    const { failed, told, suppressed } = validate(withChecks((app) => {
      shop(app);
      Validations.of(at(app, 'Shop/Orders')).acknowledge(...ids.map((id) => ({ id, reason: ' ' })));
    }));
    expect([failed, pathsOf(told), suppressed]).toEqual([true, BOTH, []]);
    expect(told.filter(({ rule }) => rule.startsWith('acknowledgment-'))).toMatchObject(ids.map((id) => blank(id, 'Shop/Orders')));
  });

  test('a reason above it holds', () => {
    const { told, suppressed } = validate(withChecks((app) => {
      shop(app);
      Validations.of(at(app, 'Shop/Orders')).acknowledge({ id: `LambdaDelivery::${LOSS}`, reason: '' });
      Validations.of(app).acknowledge({ id: `LambdaDelivery::${LOSS}`, reason: REASON });
    }));
    expect([pathsOf(told), pathsOf(suppressed)]).toEqual([[], BOTH]);
  });
});

test('acknowledgments of others are none of our business', () => {
  const { told } = acknowledging('Shop/Orders', 'AwsSolutions-SQS3');
  expect(rulesOf(told)).not.toContain('acknowledgment-names-a-rule');
});

test('what could not be decided is acknowledged too, and then does not fail where it would', () => {
  const { failed, suppressed } = validate(withChecks((app) => {
    shop(app);
    app.node.findAll().filter(({ node }) => node.id === 'Resource' && node.path.includes('Fn/Sqs')).forEach((mapping) => {
      (mapping as unknown as { addPropertyOverride(path: string, value: unknown): void }).addPropertyOverride('BatchSize', { 'Fn::ImportValue': 'elsewhere' });
    });
    Validations.of(app).acknowledge(...[LOSS, 'batch-reports-item-failures', 'large-batch-has-window'].map((rule) => ({ id: `LambdaDelivery::${rule}`, reason: REASON })));
  }, { failOn: FailOn.UNKNOWN }));
  expect(failed).toBe(false);
  expect(rulesOf(suppressed)).toEqual(expect.arrayContaining([LOSS, 'batch-reports-item-failures']));
});

test('an alarm of the app without an action is reported beside alarms of the library, which acknowledges theirs', () => {
  const { told } = validate(withChecks((app) => {
    const stack = new Stack(app, 'Shop');
    const handler = new lambda.Function(stack, 'Fn', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('-') });
    new SqsConsumer(stack, 'Consumer', { handler });
    const failed = new sqs.Queue(stack, 'Late', { retentionPeriod: Duration.days(14) });
    const late = new sqs.Queue(stack, 'Early', { visibilityTimeout: Duration.minutes(3), deadLetterQueue: { queue: failed, maxReceiveCount: 5 } });
    handler.addEventSource(new sources.SqsEventSource(late, { reportBatchItemFailures: true }));
    new cloudwatch.Alarm(stack, 'Mine', { metric: failed.metricApproximateNumberOfMessagesVisible(), threshold: 1, evaluationPeriods: 1 });
  }));
  expect(told.filter(({ rule }) => rule.startsWith('failure-alarm-is-heard')).map(({ path }) => path)).toEqual(['Shop/Mine/Resource']);
});
