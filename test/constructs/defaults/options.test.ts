/** What is added, and where, by the options and by what the app acknowledges. */
import { Duration, Stack, Validations } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { DeliveryDefaults, DeliveryDefaultsOptions } from '../../../src';
import { inAppOf } from '../../support/app-language';
import { standardErrorOfEachTest } from '../../support/standard-error';
import { newApp, recordOf, withDefaults } from './applied';
import { qualifiers } from './apps/pushes';
import { bigFan } from './apps/queues';

standardErrorOfEachTest();

const typesOf = (build: (app: ReturnType<typeof newApp>) => void, options?: DeliveryDefaultsOptions): Record<string, number> => {
  const types: Record<string, number> = {};
  recordOf(withDefaults(build, options)).added.forEach(({ type }) => { types[type] = (types[type] ?? 0) + 1; });
  return types;
};

test('without options: queues, alarms and permissions', () => {
  expect(typesOf(bigFan)).toEqual({ 'AWS::CloudWatch::Alarm': 4, 'AWS::SQS::Queue': 3, 'AWS::SQS::QueuePolicy': 2 });
});

test.each<[string, DeliveryDefaultsOptions, Record<string, number>]>([
  ['alarms: false leaves out all alarms', { alarms: false }, { 'AWS::SQS::Queue': 3, 'AWS::SQS::QueuePolicy': 2 }],
  ['only a rule: what it adds is watched all the same', { only: ['source-queue-has-dead-letter-queue'] }, { 'AWS::CloudWatch::Alarm': 1, 'AWS::SQS::Queue': 1 }],
  ['an id as it is acknowledged is an id', { only: ['LambdaDelivery::source-queue-has-dead-letter-queue'] }, { 'AWS::CloudWatch::Alarm': 1, 'AWS::SQS::Queue': 1 }],
  ['only a construct', { only: ['BigFan/DeadLetters'] }, { 'AWS::CloudWatch::Alarm': 1 }],
  ['only a rule, and only a construct that lacks something else', { only: ['source-queue-has-dead-letter-queue', 'BigFan/DeadLetters'] }, {}],
  ['except a rule', { except: ['source-queue-has-dead-letter-queue'] }, { 'AWS::CloudWatch::Alarm': 3, 'AWS::SQS::Queue': 2, 'AWS::SQS::QueuePolicy': 2 }],
  ['except a construct', { except: ['BigFan/Created'] }, { 'AWS::CloudWatch::Alarm': 2, 'AWS::SQS::Queue': 1, 'AWS::SQS::QueuePolicy': 1 }],
  ['except all below a stack', { except: ['BigFan'] }, {}],
  ['nothing is excepted', { except: [] }, { 'AWS::CloudWatch::Alarm': 4, 'AWS::SQS::Queue': 3, 'AWS::SQS::QueuePolicy': 2 }],
])('%s', (_, options, types) => {
  expect(typesOf(bigFan, options)).toEqual(types);
});

test('a lesser finding is resolved where the greater one is excepted', () => {
  const { changed } = recordOf(withDefaults(qualifiers, { except: ['async-failure-has-an-exit'] }));
  expect(changed.map(({ path }) => path)).toContain('Qualifiers/Nightly/Resource');
});

test('the path of a function stands for its settings, too, wherever they are', () => {
  const { added } = recordOf(withDefaults(qualifiers, { except: ['Qualifiers/Handler'] }));
  expect(added.filter(({ rules }) => rules.includes('async-failure-has-an-exit'))).toEqual([]);
});

test('nothing is added for what is acknowledged', () => {
  const app = newApp();
  bigFan(app);
  Validations.of(app.node.findChild('BigFan').node.findChild('Created'))
    .acknowledge({ id: 'LambdaDelivery::source-queue-has-dead-letter-queue', reason: 'Its messages are worth nothing' });
  DeliveryDefaults.apply(app);
  const { added } = recordOf(app);
  expect(added.length).toBeGreaterThan(0);
  expect(added.filter(({ rules }) => rules.includes('source-queue-has-dead-letter-queue'))).toEqual([]);
});

const refusal = (options: unknown, scope: unknown = undefined): string => {
  const app = newApp();
  new sqs.Queue(new Stack(app, 'Shop'), 'Jobs');
  try {
    DeliveryDefaults.apply((scope ?? app) as typeof app, options as DeliveryDefaultsOptions);
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
  return 'none';
};

test.each<[string, unknown, string]>([
  ['a rule that is not there', { only: ['source-queue-has-dead-leter-queue'] }, 'Name source-queue-has-dead-letter-queue.'],
  ['a construct that is not there', { except: ['Shop/Job'] }, 'Name Shop/Jobs'],
  ['something else', { except: ['?'] }, 'Name a rule of RULES.md, or a path as node.path has it.'],
  ['a rule that never adds anything', { except: ['visibility-covers-timeout'] }, 'whose fix is never made without you'],
  ['no name at all', { only: [] }, 'only is [], which is not a list of rule ids and construct paths that is not empty'],
  ['a text', { only: 'Shop' }, 'only is "Shop"'],
  ['a number in the list', { except: [1] }, 'except is [1]'],
  ['a text for alarms', { alarms: 'false' }, 'alarms is "false", which is not true or false'],
])('refused: %s', (_, options, message) => {
  expect(refusal(options)).toMatch(/^DeliveryError: DeliveryDefaults: /);
  expect(refusal(options)).toContain(message);
});

test.each([null, undefined, {}, { only: null, except: null, alarms: null }])('%j is no option', (options) => {
  expect(refusal(options)).toBe('none');
});

test('a stack is refused: it is not synthesized by itself', () => {
  expect(refusal({}, new Stack(newApp(), 'Alone'))).toContain('scope is neither an app nor a stage');
});

test('an app of another language reads its own spelling, in what is printed, in the file and in a refusal', () => {
  inAppOf('Python/3.12.1', () => {
    const app = newApp();
    bigFan(app);
    const stack = app.node.children[0] as Stack;
    const slow = new lambda.Function(stack, 'Slow', {
      runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('x'), timeout: Duration.minutes(1),
    });
    slow.addEventSource(new SqsEventSource(new sqs.Queue(stack, 'Short')));
    DeliveryDefaults.apply(app);
    const printed = jest.mocked(process.stderr.write).mock.calls.map(([text]) => String(text)).join('');
    expect(printed).toContain('tell nobody yet: FailureAlarms.of(app).add_action(…), before or after, sets the action.');
    const left = recordOf(app).left.map(({ fix }) => fix).join(' ');
    expect(left).toContain('Set visibility_timeout to Duration.seconds(360)');
    expect(left.match(/\b[a-z]+[A-Z]\w*\b/g)).toBeNull();
    expect(() => DeliveryDefaults.apply(newApp(), { except: ['nope'] })).toThrow(/except_ names "nope"/);
  });
});
