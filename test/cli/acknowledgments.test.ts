/** The command reads acknowledgments of aws-cdk-lib from the cloud assembly, at each height of the construct tree. */
import { App, Duration, Stack, Stage, Validations } from 'aws-cdk-lib';
import { Alias, Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct, IConstruct } from 'constructs';
import { CanaryDeployment, FailureQueue } from '../../src';
import { DeliveryChecks } from '../../src/constructs/checks/delivery-checks';
import { Folder, ran } from './support';

const RULE = 'source-queue-has-dead-letter-queue';

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder.remove());

interface Parts { readonly app: App; readonly stage: Stage; readonly stack: Stack; readonly orders: Construct }

/** The path of the queue is Prod/Shop/Intake/Orders. */
function checked(prepare: (parts: Parts) => void) {
  const app = new App({ outdir: folder.file('cdk.out') });
  const stage = new Stage(app, 'Prod');
  const stack = new Stack(stage, 'Shop');
  const intake = new Construct(stack, 'Intake');
  const handler = new Function(intake, 'Fn', { code: Code.fromInline('x'), handler: 'index.x', runtime: Runtime.NODEJS_22_X, timeout: Duration.seconds(3) });
  const orders = new Queue(intake, 'Orders');
  handler.addEventSource(new SqsEventSource(orders));
  prepare({ app, stage, stack, orders });
  const quiet = jest.spyOn(console, 'error').mockImplementation(() => {});
  app.synth();
  quiet.mockRestore();
  process.exitCode = 0;
  const { findings, acknowledged, notes } = JSON.parse(ran(['check', folder.file('cdk.out'), '--format', 'json']).out);
  const rules = (all: readonly { readonly rule: string }[]) => all.map(({ rule }) => rule);
  return { found: rules(findings).includes(RULE), acknowledged, notes };
}

const acknowledge = (scope: IConstruct, id = `LambdaDelivery::${RULE}`, reason = 'a test') => (
  Validations.of(scope).acknowledge({ id, reason })
);

test('nothing is acknowledged by itself', () => {
  expect(checked(() => {})).toEqual({ found: true, acknowledged: [], notes: [] });
});

test.each<[string, (parts: Parts) => IConstruct]>([
  ['the resource', ({ orders }) => orders.node.defaultChild!],
  ['the construct', ({ orders }) => orders],
  ['a construct above', ({ orders }) => orders.node.scope!],
  ['the stack', ({ stack }) => stack],
])('%s', (_, scope) => {
  expect(checked((parts) => acknowledge(scope(parts)))).toMatchObject({
    found: false, acknowledged: [{ rule: RULE, path: 'Prod/Shop/Intake/Orders/Resource', acknowledgedBecause: 'a test' }], notes: [],
  });
});

test.each<[string, (parts: Parts) => IConstruct]>([['the stage', ({ stage }) => stage], ['the app', ({ app }) => app]])(
  '%s, which only the validation report records, when DeliveryChecks ran at synth', (_, scope) => {
    expect(checked((parts) => {
      acknowledge(scope(parts));
      Validations.of(parts.app).addPlugins(new DeliveryChecks());
    })).toMatchObject({ found: false, acknowledged: [{ rule: RULE, acknowledgedBecause: 'a test' }], notes: [] });
  });

test('an id with the path of one finding, as older releases of aws-cdk-lib print it', () => {
  const place = 'Prod/Shop/Intake/Orders/Resource';
  expect(checked(({ orders }) => acknowledge(orders, `LambdaDelivery::${RULE}[${place}]`))).toMatchObject({ found: false, acknowledged: [{ path: place }], notes: [] });
  expect(checked(({ orders }) => acknowledge(orders, `LambdaDelivery::${RULE}[Prod/Shop]`))).toMatchObject({ found: true, acknowledged: [] });
});

test('an acknowledgment that covers no finding, and one that names no rule, are reported in notes', () => {
  const { found, notes } = checked(({ orders }) => {
    acknowledge(orders, 'LambdaDelivery::mapping-is-enabled');
    acknowledge(orders, 'LambdaDelivery::source-queue-has-deadletter-queue');
  });
  expect(found).toBe(true);
  expect(notes).toEqual([
    'the acknowledgment of "mapping-is-enabled" at Prod/Shop/Intake/Orders covers no finding: remove it',
    'the acknowledgment of "LambdaDelivery::source-queue-has-deadletter-queue" at Prod/Shop/Intake/Orders silences nothing, because no finding at or below it '
      + `has this id: acknowledge "LambdaDelivery::${RULE}" instead, or remove it`,
  ]);
});

test('an acknowledgment at the wrong construct is reported with the place of a finding', () => {
  const { found, notes } = checked(({ stack }) => acknowledge(new FailureQueue(stack, 'Failures'), `LambdaDelivery::${RULE}`));
  expect(found).toBe(true);
  expect(notes).toEqual([
    `the acknowledgment of "${RULE}" at Prod/Shop/Failures covers no finding: remove it, or make it at Prod/Shop/Intake/Orders/Resource, where the finding of the rule is`,
  ]);
});

test('an acknowledgment without a reason silences nothing and is reported in a note', () => {
  expect(checked(({ orders }) => acknowledge(orders, undefined, ' '))).toEqual({
    found: true,
    acknowledged: [],
    notes: [
      `the acknowledgment of "LambdaDelivery::${RULE}" at Prod/Shop/Intake/Orders silences nothing, because it has no reason: give it a reason, or remove it`,
    ],
  });
});

test('an acknowledgment that a construct of this library made is reported in no note, beside one that a person made', () => {
  const { notes } = checked(({ stack }) => {
    const alias = new Alias(stack, 'Alias', {
      aliasName: 'live',
      version: new Function(stack, 'Deployed', { code: Code.fromInline('x'), handler: 'index.x', runtime: Runtime.NODEJS_22_X }).currentVersion,
    });
    new CanaryDeployment(stack, 'Deployment', { alias });
    acknowledge(new FailureQueue(stack, 'Failures').failureAlarm!, 'LambdaDelivery::failure-alarm-is-heard');
  });
  expect((notes as string[]).filter((note) => note.startsWith('the acknowledgment')))
    .toEqual(['the acknowledgment of "failure-alarm-is-heard" at Prod/Shop/Failures/DepthAlarm covers no finding: remove it']);
});
