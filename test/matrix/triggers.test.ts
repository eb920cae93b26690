/** The matrix of pushed sources: trigger × option of delivery, and trigger × place × destination, each in the template or refused. */
import { Duration } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { FailureQueue } from '../../src';
import { makeFunction, newStack } from '../support/app';
import { propsOf } from '../support/public-props';
import { outcomeOf, refusalOf } from '../support/refusal';
import { at, Synthesized } from '../support/synthesized';
import { SLOTS } from './destination-row';
import { DESTINATION_ROWS } from './destination-rows';
import { TRIGGER_SOURCES, TriggerSource } from './trigger-sources';

/** Props that say what the source is, which the tests of each trigger look at. */
const OF_THE_SOURCE: Readonly<Record<string, readonly string[]>> = {
  SnsTriggerProps: ['topic', 'filterPolicy', 'filterPolicyWithMessageBody'],
  RuleTriggerProps: ['eventPattern', 'schedule', 'eventBus', 'ruleName', 'description', 'enabled', 'event'],
  ScheduleTriggerProps: [
    'schedule', 'scheduleGroup', 'scheduleName', 'description', 'timeWindow', 'start', 'end', 'enabled', 'input', 'role', 'key',
  ],
  S3TriggerProps: ['bucket', 'events', 'prefixes', 'suffixes', 'eventBridge'],
  LogsTriggerProps: ['logGroup', 'filterPattern', 'filterName'],
  ServiceTriggerProps: ['principal', 'sourceArn', 'sourceAccount'],
};

test('every other prop of a trigger is one of its delivery, or the handler and its asynchronous settings', () => {
  for (const { props } of TRIGGER_SOURCES) {
    const others = [...propsOf(props).keys()].filter((prop) => !OF_THE_SOURCE[props].includes(prop));
    expect(['handler', 'asynchronous', 'deadLetterQueue', 'retryAttempts', 'maxEventAge']).toEqual(expect.arrayContaining(others));
    expect(others).toEqual(expect.arrayContaining(['handler', 'asynchronous']));
  }
});

interface TriggerOption {
  readonly prop: string;
  readonly give: (scope: Construct) => unknown;
  readonly path: (source: TriggerSource) => string;
  readonly expected: unknown;
}

const retryPolicy = (source: TriggerSource) => `${source.deadLetterPath?.split('.DeadLetterConfig')[0]}.RetryPolicy`;
const OPTIONS: readonly TriggerOption[] = [
  { prop: 'retryAttempts', give: () => 7, path: (source) => `${retryPolicy(source)}.MaximumRetryAttempts`, expected: 7 },
  { prop: 'maxEventAge', give: () => Duration.hours(2), path: (source) => `${retryPolicy(source)}.MaximumEventAgeInSeconds`, expected: 7_200 },
  { prop: 'deadLetterQueue', give: (scope) => new FailureQueue(scope, 'Given'), path: (source) => source.deadLetterPath!, expected: 'Given' },
];
const OPTION_CELLS = TRIGGER_SOURCES.flatMap((source) => OPTIONS.map((option) => ({ name: `${source.name}: ${option.prop}`, source, option })));

test.each(OPTION_CELLS)('$name', ({ source, option }) => {
  if (!propsOf(source.props).has(option.prop)) {
    expect(source.deadLetterPath === undefined || option.prop !== 'deadLetterQueue').toBe(true);
    return;
  }
  const stack = newStack();
  const given = option.give(stack);
  const trigger = source.make(stack, { [option.prop]: given });
  const expected = given instanceof FailureQueue ? stack.resolve(given.queueArn) : option.expected;
  expect(at(new Synthesized(stack).resource(source.settings(trigger)).Properties, option.path(source))).toEqual(expected);
});

const PLACES = ['onSuccess', 'onFailure'] as const;
const DESTINATION_CELLS = TRIGGER_SOURCES.flatMap((source) => PLACES.flatMap((place) => DESTINATION_ROWS
  .filter(({ name }) => name !== 'none')
  .map((row) => ({ name: `${source.name}: asynchronous.${place} ${row.name}`, source, place, row }))));

test('no cell is missing', () => {
  expect(DESTINATION_CELLS).toHaveLength(TRIGGER_SOURCES.length * PLACES.length * (DESTINATION_ROWS.length - 1));
});

test.each(DESTINATION_CELLS)('$name', ({ source, place, row }) => {
  const stack = newStack();
  const handler = makeFunction(stack);
  const { destination } = row.make(new Construct(stack, 'Destination'), handler);
  const cell = row.cells[SLOTS.indexOf(`async ${place}`)];
  const make = () => source.make(stack, { handler, asynchronous: { [place]: destination } });
  if (typeof cell === 'object') {
    expect(refusalOf(make).split('. ')[0]).toMatch(cell.fact);
    return;
  }
  expect(cell).toBe('taken');
  const trigger = make();
  const synthesized = new Synthesized(stack);
  const config = synthesized.resource(trigger.asyncInvocation!).Properties;
  const property = place === 'onSuccess' ? 'OnSuccess' : 'OnFailure';
  expect(config.DestinationConfig[property].Destination).toEqual(synthesized.resolve(
    (place === 'onSuccess' ? trigger.asyncInvocation!.successDestination : trigger.asyncInvocation!.failureDestination)!.destinationArn,
  ));
});

test('the two exits of each trigger are two queues', () => {
  for (const source of TRIGGER_SOURCES) {
    const stack = newStack();
    const { asyncInvocation, deliveryDeadLetterQueue } = source.make(stack, {});
    expect(asyncInvocation!.failureQueue).toBeInstanceOf(sqs.Queue);
    expect(deliveryDeadLetterQueue === undefined).toBe(source.deadLetterPath === undefined);
    expect(deliveryDeadLetterQueue).not.toBe(asyncInvocation!.failureQueue);
    expect(outcomeOf(() => new Synthesized(stack))).not.toBeInstanceOf(Error);
  }
});
