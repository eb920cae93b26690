/** S3 refuses notifications that overlap, whomever they tell. */
import { check } from '../../src/checks/check';
import { ALL_RULES } from '../../src/rules/all';
import { aFunction, aQueue, arn, graphOf, Json, ref, resource } from '../template/app-of';

const told = (configurations: Json): unknown => {
  const { findings, unknowns } = check(graphOf({
    Fn: aFunction(),
    Q: aQueue(),
    T: resource('AWS::SNS::Topic'),
    B: resource('AWS::S3::Bucket', { NotificationConfiguration: configurations }),
  }, { Parameters: { P: {} } }), ALL_RULES.filter(({ id }) => id === 'bucket-notifications-do-not-overlap'));
  return [
    ...findings.map(({ property, message, changes }) => [property.replace('NotificationConfiguration.', ''), /notifies (.+?) of/.exec(message)?.[1], changes.length]),
    ...unknowns.map(({ reason }) => reason),
  ];
};

const Event = 's3:ObjectCreated:*';
const fn = (more: Json = {}): Json => ({ LambdaConfigurations: [{ Event, Function: arn('Fn'), ...more }] });
const queue = (...more: Json[]): Json => ({ QueueConfigurations: more.map((one) => ({ Event, Queue: arn('Q'), ...one })) });
const topic = (more: Json = {}): Json => ({ TopicConfigurations: [{ Event, Topic: ref('T'), ...more }] });
const suffix = (Value: unknown): Json => ({ Filter: { S3Key: { Rules: [{ Name: 'suffix', Value }] } } });

test.each<[string, Json, unknown[]]>([
  ['a function and a queue', { ...fn(), ...queue({ Event: 's3:ObjectCreated:Put' }) }, [['LambdaConfigurations.0', 'a function and a queue', 3]]],
  ['a function and a topic', { ...fn(), ...topic() }, [['LambdaConfigurations.0', 'a function and a topic', 3]]],
  ['a queue and a topic', { ...queue({}), ...topic() }, [['TopicConfigurations.0', 'a topic and a queue', 0]]],
  ['one queue twice', queue({}, { Event: 's3:ObjectCreated:Put' }), [['QueueConfigurations.1', 'one queue twice', 1]]],
  ['a function and a queue of other events', { ...fn(), ...queue({ Event: 's3:ObjectRemoved:*' }) }, []],
  [
    'a function and a queue of events of which one name starts with the other',
    { ...fn({ Event: 's3:ObjectRemoved:Delete' }), ...queue({ Event: 's3:ObjectRemoved:DeleteMarkerCreated' }) }, [],
  ],
  [
    'the same, one of them with a wildcard',
    { ...fn({ Event: 's3:ObjectRemoved:*' }), ...queue({ Event: 's3:ObjectRemoved:DeleteMarkerCreated' }) },
    [['LambdaConfigurations.0', 'a function and a queue', 3]],
  ],
  ['a function and a queue of other objects', { ...fn(suffix('.png')), ...queue(suffix('.jpg')) }, []],
  ['a function and a queue of hidden objects', { ...fn(), ...queue(suffix(ref('P'))) }, [expect.stringContaining('the filter')]],
])('%s', (_, configurations, expected) => {
  expect(told(configurations)).toEqual(expected);
});
