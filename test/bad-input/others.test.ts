/** Everything that is no number: what is left out, null, empty, of another type, or known only at deployment. */
import { CfnParameter, Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Destination, FailureQueue, SqsConsumer } from '../../src';
import { makeFunction, newStack } from '../support/app';
import { propsOf, requiredPropsOf } from '../support/public-props';
import { isRefusal, outcomeOf, refusalOf } from '../support/refusal';
import { Untyped } from '../support/untyped';
import { Make, MAKES } from './makes';

const QUEUE = MAKES.SqsConsumerProps;
const KINESIS = MAKES.KinesisConsumerProps;
const ASYNC = MAKES.AsyncInvocationProps;
const PROPS = Object.keys(MAKES).flatMap((props) => [...propsOf(props).keys()].map((prop) => ({ name: `${props}.${prop}`, props, prop })));

function templateOf(make: Make, given: object): unknown {
  const stack = newStack();
  make(stack, given);
  return Template.fromStack(stack).toJSON();
}

/** Alternatives, such as a stream and its consumer: the types require neither, and the construct one of them. */
function isAsked(props: string, prop: string): boolean {
  const outcome = outcomeOf(() => MAKES[props](newStack(), { [prop]: undefined }));
  return requiredPropsOf(props).has(prop) || (isRefusal(outcome) && outcome.message.includes(`: ${prop} `));
}

const ASKED = PROPS.filter(({ props, prop }) => isAsked(props, prop));
const LEFT_OUT = PROPS.filter((one) => !ASKED.includes(one));

describe('an optional prop that is undefined is as good as left out', () => {
  test.each(Object.keys(MAKES))('in %s', (props) => {
    const given = Object.fromEntries(LEFT_OUT.filter((one) => one.props === props).map(({ prop }) => [prop, undefined]));
    expect(templateOf(MAKES[props], given)).toEqual(templateOf(MAKES[props], {}));
  });
});

describe('an optional prop that is null is left out or refused, and never in the template', () => {
  test.each(LEFT_OUT)('$name', ({ props, prop }) => {
    const outcome = outcomeOf(() => templateOf(MAKES[props], { [prop]: null }));
    expect(isRefusal(outcome) ? templateOf(MAKES[props], {}) : outcome).toEqual(templateOf(MAKES[props], {}));
  });
});

describe('a prop that has to be there is asked for', () => {
  test.each(ASKED.flatMap((one) => [undefined, null].map((value) => ({ ...one, value }))))(
    '$name of $value', ({ props, prop, value }) => {
      expect(refusalOf(() => MAKES[props](newStack(), { [prop]: value }))).toContain(`: ${prop} `);
    });
});

describe('what is of another type, or empty, is refused', () => {
  const cases: readonly [string, Make, (stack: Stack) => object, string][] = [
    ...[ASYNC, KINESIS].flatMap((make): [string, Make, (stack: Stack) => object, string][] => [
      ['onFailure that is a queue', make, (stack) => ({ onFailure: new sqs.Queue(stack, 'Queue') }), 'onFailure'],
      ['onFailure that is text', make, () => ({ onFailure: 'arn:aws:sqs:eu-west-1:111122223333:queue' }), 'onFailure'],
      ['onFailure that is empty text', make, () => ({ onFailure: '' }), 'onFailure'],
      ...['queue', 'topic', 'function', 'eventBus', 'bucket'].map((name): [string, Make, (stack: Stack) => object, string] => (
        [`onFailure to a ${name} that is undefined`, make, () => ({ onFailure: (Destination as Untyped)[name](undefined) }), 'onFailure'])),
    ]),
    ['onSuccess that is a queue', ASYNC, (stack) => ({ onSuccess: new sqs.Queue(stack, 'Queue') }), 'onSuccess'],
    ...['text', {}, 5].map((filters): [string, Make, () => object, string] => (
      [`filters of ${JSON.stringify(filters)}`, QUEUE, () => ({ filters }), 'filters'])),
    ...[{}, null, [], { pattern: '' }, { pattern: 5 }, { pattern: '[]' }, { pattern: '"A"' }, { pattern: 'null' }, { pattern: '{' }]
      .map((filter): [string, Make, () => object, string] => [`filters of [${JSON.stringify(filter)}]`, QUEUE, () => ({ filters: [filter] }), 'filters[0]']),
    ['filters that repeat', QUEUE, () => ({ filters: [{ pattern: '{"body":["A"]}' }, { pattern: '{"body":["A"]}' }] }), 'filters[1]'],
    ...['', 'text', 5, { metrics: null }, {}].map((metricsConfig): [string, Make, () => object, string] => (
      [`metricsConfig of ${JSON.stringify(metricsConfig)}`, QUEUE, () => ({ metricsConfig }), 'metricsConfig'])),
    ...['', 'text', 5].map((provisionedPollerConfig): [string, Make, () => object, string] => (
      [`provisionedPollerConfig of ${JSON.stringify(provisionedPollerConfig)}`, QUEUE, () => ({ provisionedPollerConfig }), 'provisionedPollerConfig'])),
    ...['', 'text', 5].map((startingPosition): [string, Make, () => object, string] => (
      [`startingPosition of ${JSON.stringify(startingPosition)}`, KINESIS, () => ({ startingPosition }), 'startingPosition'])),
    ['queueName of ""', MAKES.FailureQueueProps, () => ({ queueName: '' }), 'queueName'],
  ];

  test.each(cases)('%s', (_, make, give, prop) => {
    const stack = newStack();
    expect(refusalOf(() => make(stack, give(stack)))).toContain(`: ${prop} `);
  });
});

describe('a flag, a text or a removal policy of another type is refused', () => {
  const wrong: Readonly<Record<string, readonly unknown[]>> = {
    boolean: ['false', 'true', '', 0, 1, {}, [], () => true], string: [5, true, {}, []], RemovalPolicy: ['text', 5, true, {}],
  };
  const ofType = (props: string): [string, unknown, string][] => [...propsOf(props)]
    .flatMap(([prop, type]) => (wrong[type] ?? []).map((value): [string, unknown, string] => [prop, value, type]));

  test.each(Object.keys(MAKES).flatMap((props) => ofType(props).map(([prop, value, type]) => ({ props, prop, value, type }))))(
    '$props.$prop of $value ($type)', ({ props, prop, value }) => {
      const instead = prop.replace(/Arn$/, '');
      expect(refusalOf(() => templateOf(MAKES[props], { [instead]: undefined, [prop]: value }))).toContain(`: ${prop} `);
    });

  test.each(ofType('FailureAlarmOptions'))('alarm.%s of %j', (prop, value) => {
    expect(refusalOf(() => new FailureQueue(newStack(), 'Made', { alarm: { [prop]: value } }))).toContain(`: alarm.${prop} `);
  });

  test('a value from the command line is text, which the refusal says', () => {
    expect(refusalOf(() => QUEUE(newStack(), { enabled: 'false' }))).toBe('Test/Made: enabled is "false", which is not true or false. '
      + 'It would count as true or false, whatever it says. Give true or false: a value from the command line (cdk -c) is text, so compare it with \'true\'.');
  });

  test('a name that is empty is refused, and a description may be', () => {
    const { RuleTriggerProps: make } = MAKES;
    expect(refusalOf(() => make(newStack(), { ruleName: '' }))).toContain(': ruleName is empty');
    expect(() => make(newStack(), { description: '' })).not.toThrow();
  });

  test('a flag that only deployment knows is refused where it decides what the template contains, and passes elsewhere', () => {
    const late = () => Lazy.any({ produce: () => false });
    expect(refusalOf(() => MAKES.RuleTriggerProps(newStack(), { enabled: late() }))).toContain(': enabled is known only at deployment');
    expect(templateOf(QUEUE, { enabled: late() })).toEqual(templateOf(QUEUE, { enabled: false }));
  });
});

describe('no filters are as good as none', () => {
  test.each(Object.keys(MAKES).slice(2))('in %s', (props) => {
    expect(templateOf(MAKES[props], { filters: [] })).toEqual(templateOf(MAKES[props], {}));
  });
});

describe('what is known only at deployment passes unread', () => {
  const cases: readonly [string, Make, (stack: Stack) => object, unknown][] = [
    ['a filter pattern', QUEUE, () => ({ filters: [{ pattern: Lazy.string({ produce: () => '{"late":[1]}' }) }] }), { FilterCriteria: { Filters: [{ Pattern: '{"late":[1]}' }] } }],
    ['a filter', QUEUE, () => ({ filters: [Lazy.any({ produce: () => ({ pattern: 'late' }) })] }), { FilterCriteria: { Filters: [{ Pattern: 'late' }] } }],
    ['all filters', QUEUE, () => ({ filters: Lazy.any({ produce: () => [{ pattern: 'late' }] }) }), { FilterCriteria: { Filters: [{ Pattern: 'late' }] } }],
    ['the timeout of the handler, beside a visibilityTimeout', QUEUE, (stack) => ({
      handler: makeFunction(stack, 'Slow', { timeout: Duration.seconds(new CfnParameter(stack, 'Timeout', { type: 'Number' }).valueAsNumber) }),
      visibilityTimeout: Duration.minutes(5),
      batchSize: 3,
    }), { BatchSize: 3 }],
  ];

  test.each(cases)('%s', (_, make, give, expected) => {
    const stack = newStack();
    make(stack, give(stack));
    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::EventSourceMapping', expected);
  });

  test('the name of a failure queue', () => {
    const stack = newStack();
    new FailureQueue(stack, 'Made', { queueName: new CfnParameter(stack, 'Name').valueAsString });
    Template.fromStack(stack).hasResourceProperties('AWS::SQS::Queue', { QueueName: { Ref: 'Name' } });
  });
});

test('two consumers of one queue that each give a maxReceiveCount known only at deployment are refused without the text of a token', () => {
  const stack = newStack();
  const queue = new sqs.Queue(stack, 'Queue');
  const consume = (id: string) => new SqsConsumer(stack, id, {
    queue, handler: makeFunction(stack, `${id}Fn`), maxReceiveCount: new CfnParameter(stack, `${id}Count`, { type: 'Number' }).valueAsNumber,
  });
  consume('One');
  expect(refusalOf(() => consume('Two'))).not.toMatch(/e\+\d|Token/);
});

test('a dead-letter queue that is given cannot be asked for an alarm', () => {
  const stack = newStack();
  expect(refusalOf(() => QUEUE(stack, { deadLetterQueue: new sqs.Queue(stack, 'Given'), alarm: { enabled: true } }))).toContain(': alarm ');
});

test('filter patterns are those of lambda.FilterCriteria', () => {
  const stack = newStack();
  QUEUE(stack, { filters: [lambda.FilterCriteria.filter({ body: { a: lambda.FilterRule.isEqual('b') } })] });
  Template.fromStack(stack).hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    FilterCriteria: { Filters: [{ Pattern: '{"body":{"a":["b"]}}' }] },
  });
});
