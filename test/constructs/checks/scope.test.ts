/** Which functions of which stacks are spoken of, whoever has added the checks: each finding once. */
import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, CustomResource, CustomResourceProvider, CustomResourceProviderRuntime, Duration, NestedStack, RemovalPolicy, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as notifications from 'aws-cdk-lib/aws-s3-notifications';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as resources from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { DeliveryChecks, SqsConsumer, RuleSeverity } from '../../../src';
import { add, fails, fn, LOSS, lossy, rulesOf, validate, withChecks } from './validated';

const lossesOf = ({ told }: ReturnType<typeof validate>) => told.filter(({ rule }) => rule === LOSS).map(({ path }) => path).sort();
const checks = (app: Construct) => add(app, new DeliveryChecks());
/** A wrapped function beside one that is not ours: both lose messages. */
const mixed = (app: Construct): void => {
  const stack = new Stack(app, 'Shop');
  lossy(stack, 'Theirs');
  const handler = fn(stack, 'Ours');
  new SqsConsumer(stack, 'Consumer', { handler });
  handler.addEventSource(new sources.SqsEventSource(new sqs.Queue(stack, 'ByHand')));
};
const OURS = 'Shop/ByHand/Resource';
const THEIRS = 'Shop/Theirs/Resource';

describe('in stages, nested stacks and across stacks', () => {
  test('a stage is checked with the app, and its findings name its template and construct', () => {
    const { failed, told } = validate(withChecks((app) => void lossy(new Stack(new Stage(app, 'Prod'), 'Shop'))));
    expect(failed).toBe(true);
    expect(told.find(({ rule }) => rule === LOSS)).toMatchObject({ path: 'Prod/Shop/Orders/Resource', template: expect.stringMatching(/ProdShop.*\.template\.json$/) });
  });

  test('two stages with one stack each are distinguished', () => {
    expect(lossesOf(validate(withChecks((app) => ['Beta', 'Prod'].forEach((id) => lossy(new Stack(new Stage(app, id), 'Shop'))))))).toEqual([
      'Beta/Shop/Orders/Resource', 'Prod/Shop/Orders/Resource',
    ]);
  });

  test('nested stacks that repeat a logical id are distinguished', () => {
    const validated = validate(withChecks((app) => {
      const stack = new Stack(app, 'Shop');
      ['North', 'South'].forEach((id) => lossy(new NestedStack(stack, id)));
    }));
    expect(lossesOf(validated)).toEqual(['Shop/North/Orders/Resource', 'Shop/South/Orders/Resource']);
    expect(validated.told.find(({ path }) => path.startsWith('Shop/North'))?.template).toMatch(/ShopNorth.*\.nested\.template\.json$/);
  });

  test('a queue of one stack is checked against the timeout of a function of another', () => {
    const { told } = validate(withChecks((app) => {
      const queue = new sqs.Queue(new Stack(app, 'Queues'), 'Orders');
      const handler = fn(new Stack(app, 'Functions'), 'Handler', { timeout: undefined });
      handler.addEventSource(new sources.SqsEventSource(queue));
      (handler.node.defaultChild as lambda.CfnFunction).timeout = 600;
    }));
    expect(told.find(({ rule }) => rule === 'visibility-covers-timeout')).toMatchObject({ path: 'Queues/Orders/Resource' });
  });

  test('checks of one stage speak of it alone, with their own options, and those of the app of the rest', () => {
    const validated = validate((app) => {
      const [beta, prod] = ['Beta', 'Prod'].map((id) => new Stage(app, id));
      [beta, prod].forEach((stage) => lossy(new Stack(stage, 'Shop')));
      checks(app);
      add(beta, new DeliveryChecks({ severities: { [LOSS]: RuleSeverity.INFO } }));
    });
    expect(validated.told.filter(({ rule }) => rule === LOSS).map(({ path, severity }) => `${path} ${severity}`).sort()).toEqual([
      'Beta/Shop/Orders/Resource info', 'Prod/Shop/Orders/Resource error',
    ]);
  });

  test('checks of a stack speak of the whole app or stage that it stands in, as docs/checking.md says', () => {
    const inApp = (app: App): void => {
      const [north, south] = ['North', 'South'].map((id) => new Stack(app, id));
      [north, south].forEach((stack) => lossy(stack));
      add(north, new DeliveryChecks());
    };
    const inStage = (app: App): void => {
      const beta = new Stage(app, 'Beta');
      lossy(new Stack(new Stage(app, 'Prod'), 'Shop'));
      [new Stack(beta, 'North'), new Stack(beta, 'South')].forEach((stack) => lossy(stack));
      add(beta.node.findChild('North'), new DeliveryChecks());
    };
    expect(lossesOf(validate(inApp))).toEqual(['North/Orders/Resource', 'South/Orders/Resource']);
    expect(lossesOf(validate(inStage))).toEqual(['Beta/North/Orders/Resource', 'Beta/South/Orders/Resource']);
  });
});

describe('added by the constructs', () => {
  test('they speak of the functions that are wrapped, whatever else delivers to them, and of no others', () => {
    const validated = validate(mixed);
    expect(validated.failed).toBe(true);
    expect(lossesOf(validated)).toEqual([OURS]);
  });

  test('a function from outside the app is known by the mapping that names it', () => {
    const { told } = validate((app) => {
      const stack = new Stack(app, 'Shop');
      lossy(stack);
      const queue = new sqs.Queue(stack, 'Fifo', { fifo: true });
      const handler = lambda.Function.fromFunctionAttributes(stack, 'Imported', {
        functionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:outside', sameEnvironment: true,
      });
      const consumer = new SqsConsumer(stack, 'Consumer', { handler, queue, visibilityTimeout: Duration.minutes(3) });
      (consumer.node.defaultChild as lambda.CfnEventSourceMapping).addPropertyOverride('MaximumBatchingWindowInSeconds', 5);
    });
    expect(rulesOf(told.filter(({ severity }) => severity === 'error'))).toEqual(['fifo-batch-within-limits']);
    expect(told.filter(({ path }) => path.startsWith('Shop/Orders'))).toEqual([]);
  });

  test('they tell what should be mended, and nothing else', () => {
    const { told } = validate(mixed);
    expect(new Set(told.map(({ severity }) => severity))).toEqual(new Set(['error', 'warning']));
  });

  test.each([false, 'false'])('the context turns them off: %j', (off) => {
    expect(validate(mixed, { 'cdk-lambda-delivery:checks': off })).toMatchObject({ failed: false, told: [], plugins: [] });
  });

  test('a construct below no app adds nothing', () => {
    const stack = new Stack(undefined, 'Alone');
    new SqsConsumer(stack, 'Consumer', { handler: fn(stack, 'Fn') });
    Template.fromStack(stack).resourceCountIs('AWS::Lambda::EventSourceMapping', 1);
  });

  test('a stage without an app, too', () => {
    const stage = new Stage(undefined as never, 'Alone');
    const stack = new Stack(stage, 'Shop');
    new SqsConsumer(stack, 'Consumer', { handler: fn(stack, 'Fn') });
    expect(stage.synth().stacks).toHaveLength(1);
  });

  test('no template changes by them', () => {
    const templateOf = (context: Record<string, unknown>) => {
      const app = new App({ context });
      const stack = new Stack(app, 'Shop');
      new SqsConsumer(stack, 'Consumer', { handler: fn(stack, 'Fn') });
      const quiet = jest.spyOn(console, 'error').mockImplementation();
      const { template } = app.synth().getStackByName('Shop');
      quiet.mockRestore();
      return template as unknown;
    };
    expect(templateOf({})).toEqual(templateOf({ 'cdk-lambda-delivery:checks': false }));
  });
});

describe('added by hand, they widen those of the constructs to the whole app', () => {
  test.each<[string, (app: App) => void]>([
    ['before the constructs', (app) => [checks, mixed].forEach((step) => step(app))],
    ['after them', (app) => [mixed, checks].forEach((step) => step(app))],
  ])('%s: each finding once', (_, build) => {
    const validated = validate(build);
    expect(lossesOf(validated)).toEqual([OURS, THEIRS]);
    expect(validated.plugins).toEqual(['LambdaDelivery']);
  });

  test.each<[string, (app: App) => void, number]>([
    ['by the constructs alone', mixed, 1],
    ['to the app as well', (app) => [mixed, checks].forEach((step) => step(app)), 1],
    ['to the stage of every construct', (app) => {
      const stage = new Stage(app, 'Prod');
      mixed(stage);
      checks(stage);
    }, 1],
    ['to one stage of two', (app) => {
      const [prod, test] = ['Prod', 'Test'].map((id) => new Stage(app, id));
      [prod, test].forEach((stage) => mixed(stage));
      checks(prod);
    }, 2],
  ])('added %s, the summary of the synth lists each checks once: %#', (_, build, rows) => {
    const app = new App({ analyticsReporting: false });
    build(app);
    const printed = jest.spyOn(console, 'error').mockImplementation();
    const { exitCode } = process;
    fails(() => app.synth());
    process.exitCode = exitCode;
    const summary = printed.mock.calls.map(([text]) => String(text)).join('\n');
    printed.mockRestore();
    // Newer releases of aws-cdk-lib print findings only, without a summary.
    const hasSummary = summary.includes('Policy Validation Report Summary');
    expect(summary.match(/LambdaDelivery\s*│/g) ?? []).toHaveLength(hasSummary ? rows : 0);
  });

  test('of two, the first speaks, and the second says that it does not', () => {
    const validated = validate((app) => {
      mixed(app);
      add(app, new DeliveryChecks({ severities: { [LOSS]: RuleSeverity.WARNING } }));
      checks(app);
    });
    expect(validated.failed).toBe(false);
    expect(lossesOf(validated)).toEqual([OURS, THEIRS]);
    expect(validated.told.filter(({ rule }) => rule === 'checks-are-added-once')).toHaveLength(1);
  });
});

test('functions that aws-cdk-lib makes for itself are nobody\'s to mend', () => {
  const { told, plugins } = validate(withChecks((app) => {
    const stack = new Stack(app, 'Shop');
    const code = mkdtempSync(join(tmpdir(), 'provider-'));
    writeFileSync(join(code, 'index.js'), '');
    const serviceToken = CustomResourceProvider.getOrCreate(stack, 'Custom::Own', { codeDirectory: code, runtime: CustomResourceProviderRuntime.NODEJS_22_X });
    new CustomResource(stack, 'Own', { serviceToken });
    new logs.LogRetention(stack, 'Keep', { logGroupName: '/own', retention: logs.RetentionDays.ONE_DAY });
    const bucket = new s3.Bucket(stack, 'Bucket', { autoDeleteObjects: true, removalPolicy: RemovalPolicy.DESTROY });
    bucket.addEventNotification(s3.EventType.OBJECT_CREATED, new notifications.SqsDestination(new sqs.Queue(stack, 'Notices')));
    new resources.AwsCustomResource(stack, 'Call', {
      onCreate: { service: 'STS', action: 'GetCallerIdentity', physicalResourceId: resources.PhysicalResourceId.of('call') },
      policy: resources.AwsCustomResourcePolicy.fromSdkCalls({ resources: ['*'] }),
    });
    const outside = lambda.Function.fromFunctionAttributes(stack, 'Outside', {
      functionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:outside', sameEnvironment: true,
    });
    new resources.Provider(stack, 'Provider', { onEventHandler: outside });
  }));
  expect([told, plugins]).toEqual([[], []]);
});
