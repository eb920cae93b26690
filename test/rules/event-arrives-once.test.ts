/** Which two ways certainly bring one event to one function: by what the filters of the two ask for. */
import { aFunction, aMapping, aQueue, arn, Json, ref, resource } from '../template/app-of';
import { checked } from './fixture';

const rule = (pattern: unknown, more: Json = {}, target: Json = {}): Json => resource('AWS::Events::Rule', {
  EventPattern: pattern, Targets: [{ Id: 'a', Arn: arn('Fn'), ...target }], ...more,
});
const subscription = (to: string, more: Json = {}): Json => resource('AWS::SNS::Subscription', {
  TopicArn: ref('Topic'), Protocol: to === 'Fn' ? 'lambda' : 'sqs', Endpoint: arn(to), ...more,
});

function told(resources: Json): readonly string[] {
  const { findings, unknowns } = checked({
    App: {
      Parameters: { Kind: { Type: 'String' } },
      Resources: {
        Fn: aFunction(), Other: aFunction(), Queue: aQueue(), Second: aQueue(), Topic: resource('AWS::SNS::Topic', {}), Bus: resource('AWS::Events::EventBus', { Name: 'b' }), ...resources,
      },
    },
  });
  return [
    ...findings.filter((one) => one.rule === 'event-arrives-once').map(({ at }) => at.logicalId),
    ...unknowns.filter((one) => one.rule === 'event-arrives-once').map(({ at }) => `${at.logicalId}?`),
  ];
}

const SHOP = { source: ['shop'] };

test.each<[string, Json, readonly string[]]>([
  ['equal patterns', { A: rule(SHOP), B: rule(SHOP) }, ['B']],
  ['a pattern that asks for more', { A: rule(SHOP), B: rule({ ...SHOP, detail: { state: ['new'] } }) }, ['B']],
  ['a pattern that asks for less', { A: rule({ ...SHOP, detail: { state: ['new'], size: [1] } }), B: rule({ ...SHOP, detail: { size: [1] } }) }, ['B']],
  ['patterns that each ask for something of their own', { A: rule({ ...SHOP, 'detail-type': ['a'] }), B: rule({ ...SHOP, detail: { state: ['new'] } }) }, []],
  ['patterns with different values', { A: rule(SHOP), B: rule({ source: ['shop', 'stock'] }) }, []],
  ['a hidden pattern', { A: rule(SHOP), B: rule(ref('Kind')) }, ['B?']],
  ['patterns with one hidden value', { A: rule({ source: [ref('Kind')] }), B: rule({ source: [ref('Kind')] }) }, ['B']],
  ['patterns of which one has a hidden value', { A: rule(SHOP), B: rule({ source: [ref('Kind')] }) }, []],
  ['rules of two buses', { A: rule(SHOP), B: rule(SHOP, { EventBusName: ref('Bus') }) }, []],
  ['a rule that is disabled', { A: rule(SHOP), B: rule(SHOP, { State: 'DISABLED' }) }, []],
  ['rules for two functions', { A: rule(SHOP), B: rule(SHOP, {}, { Arn: arn('Other') }) }, []],
  ['rules with two inputs', { A: rule(SHOP, {}, { Input: '{"a":1}' }), B: rule(SHOP, {}, { Input: '{"b":1}' }) }, []],
  ['rules with one input', { A: rule(SHOP, {}, { Input: '{"a":1}' }), B: rule(SHOP, {}, { Input: '{"a":1}' }) }, ['B']],
  ['two schedules', { A: resource('AWS::Events::Rule', { ScheduleExpression: 'rate(1 day)', Targets: [{ Id: 'a', Arn: arn('Fn') }] }), B: resource('AWS::Events::Rule', { ScheduleExpression: 'rate(1 day)', Targets: [{ Id: 'a', Arn: arn('Fn') }] }) }, []],
])('rules: %s', (_, resources, expected) => {
  expect(told(resources)).toEqual(expected);
});

const poll = (queue: string, more: Json = {}): Json => aMapping({ EventSourceArn: arn(queue), ...more });
const ORDERS = { FilterPolicy: { kind: ['order'] } };

test.each<[string, Json, readonly string[]]>([
  ['directly and through a queue', { Direct: subscription('Fn'), ToQueue: subscription('Queue'), Poll: poll('Queue') }, ['ToQueue']],
  ['with a filter on one', { Direct: subscription('Fn', ORDERS), ToQueue: subscription('Queue'), Poll: poll('Queue') }, ['ToQueue']],
  ['with equal filters', { Direct: subscription('Fn', ORDERS), ToQueue: subscription('Queue', ORDERS), Poll: poll('Queue') }, ['ToQueue']],
  ['with different filters', { Direct: subscription('Fn', ORDERS), ToQueue: subscription('Queue', { FilterPolicy: { kind: ['return'] } }), Poll: poll('Queue') }, []],
  ['with one filter for attributes and one for the body', { Direct: subscription('Fn', ORDERS), ToQueue: subscription('Queue', { ...ORDERS, FilterPolicyScope: 'MessageBody' }), Poll: poll('Queue') }, []],
  ['with a filter of the mapping', { Direct: subscription('Fn'), ToQueue: subscription('Queue'), Poll: poll('Queue', { FilterCriteria: { Filters: [{ Pattern: '{"body":{"a":["b"]}}' }] } }) }, ['ToQueue']],
  ['with a filter and another one of the mapping', { Direct: subscription('Fn', ORDERS), ToQueue: subscription('Queue'), Poll: poll('Queue', { FilterCriteria: { Filters: [{ Pattern: '{"body":{"a":["b"]}}' }] } }) }, []],
  ['through a mapping that is disabled', { Direct: subscription('Fn'), ToQueue: subscription('Queue'), Poll: poll('Queue', { Enabled: false }) }, []],
  ['through two queues', { ToQueue: subscription('Queue'), ToSecond: subscription('Second'), Poll: poll('Queue'), PollSecond: poll('Second') }, ['ToSecond']],
  ['through a queue of another function', { Direct: subscription('Fn'), ToQueue: subscription('Queue'), Poll: poll('Queue', { FunctionName: ref('Other') }) }, []],
])('a topic, %s', (_, resources, expected) => {
  expect(told(resources)).toEqual(expected);
});

const CREATED = { 's3:ObjectCreated:*': {} };
/** A bucket that notifies of these events, and sends its events to the bus. */
const bucket = (events: Record<string, Json>, to: Json = { Function: arn('Fn') }, isTold: unknown = true): Json => resource('AWS::S3::Bucket', {
  NotificationConfiguration: {
    EventBridgeConfiguration: { EventBridgeEnabled: isTold },
    [to.Queue === undefined ? 'LambdaConfigurations' : 'QueueConfigurations']: Object.entries(events).map(([Event, Rules]) => ({
      Event, Filter: { S3Key: { Rules: Object.entries(Rules).map(([Name, Value]) => ({ Name, Value })) } }, ...to,
    })),
  },
});
const heard = (detail: Json = {}, more: Json = {}, target: Json = {}): Json => rule(
  { 'source': ['aws.s3'], 'detail-type': ['Object Created'], 'detail': { bucket: { name: [ref('Drop')] }, ...detail }, ...more }, {}, target,
);
const key = (...rules: readonly unknown[]): Json => ({ object: { key: rules } });
const REMOVED = { 'detail-type': ['Object Deleted'] };

test.each<[string, Json, readonly string[]]>([
  ['all objects', { Drop: bucket(CREATED), Heard: heard() }, ['Heard']],
  ['of a bucket that does not tell the bus', { Drop: bucket(CREATED, undefined, false), Heard: heard() }, []],
  ['of a bucket that may tell the bus', { Drop: bucket(CREATED, undefined, ref('Kind')), Heard: heard() }, ['Heard?']],
  ['some objects and all', { Drop: bucket({ 's3:ObjectCreated:*': { prefix: 'in/' } }), Heard: heard() }, ['Heard']],
  ['all objects and some', { Drop: bucket(CREATED), Heard: heard(key({ prefix: 'in/' })) }, ['Heard']],
  ['all objects and large ones', { Drop: bucket(CREATED), Heard: heard({ object: { size: [{ numeric: ['>', 9] }] } }) }, ['Heard']],
  ['some objects and large ones', { Drop: bucket({ 's3:ObjectCreated:*': { prefix: 'in/' } }), Heard: heard({ object: { size: [{ numeric: ['>', 9] }] } }) }, []],
  ['two prefixes, one in the other', { Drop: bucket({ 's3:ObjectCreated:*': { prefix: 'in/' } }), Heard: heard(key({ prefix: 'in/a/' })) }, ['Heard']],
  ['two prefixes', { Drop: bucket({ 's3:ObjectCreated:*': { prefix: 'in/' } }), Heard: heard(key({ prefix: 'out/' })) }, []],
  ['a prefix and a suffix', { Drop: bucket({ 's3:ObjectCreated:*': { prefix: 'in/' } }), Heard: heard(key({ suffix: '.pdf' })) }, ['Heard']],
  ['a prefix and two keys', { Drop: bucket({ 's3:ObjectCreated:*': { prefix: 'in/' } }), Heard: heard(key('in/a', 'in/b')) }, []],
  ['one way to create, and another', { Drop: bucket({ 's3:ObjectCreated:Put': {} }), Heard: heard({ reason: ['CompleteMultipartUpload'] }) }, []],
  ['one way to create, and the same', { Drop: bucket({ 's3:ObjectCreated:Put': {} }), Heard: heard({ reason: ['PutObject'] }) }, ['Heard']],
  ['creation and removal', { Drop: bucket(CREATED), Heard: heard({}, REMOVED) }, []],
  ['removal', { Drop: bucket({ 's3:ObjectRemoved:*': {} }), Heard: heard({}, REMOVED) }, ['Heard']],
  ['calls that CloudTrail records', { Drop: bucket(CREATED), Heard: rule({ source: ['aws.s3'], detail: { eventName: ['PutObject'], requestParameters: { bucketName: [ref('Drop')] } } }) }, []],
  ['of two buckets', { Drop: bucket(CREATED), Second: bucket(CREATED), Heard: heard({ bucket: { name: ['elsewhere'] } }) }, []],
  ['for two functions', { Drop: bucket(CREATED), Heard: heard({}, {}, { Arn: arn('Other') }) }, []],
  ['with an input of its own', { Drop: bucket(CREATED), Heard: heard({}, {}, { Input: '{"a":1}' }) }, []],
  ['through a queue and directly', { Drop: bucket(CREATED, { Queue: arn('Queue') }), Poll: poll('Queue'), Heard: heard() }, ['Heard']],
  ['directly and through a queue', { Drop: bucket(CREATED), Poll: poll('Queue'), Heard: heard({}, {}, { Arn: arn('Queue') }) }, ['Heard']],
  ['through one queue', { Drop: bucket(CREATED, { Queue: arn('Queue') }), Poll: poll('Queue'), Heard: heard({}, {}, { Arn: arn('Queue') }) }, ['Heard']],
  ['through a queue that a mapping filters', { Drop: bucket(CREATED, { Queue: arn('Queue') }), Poll: poll('Queue', { FilterCriteria: { Filters: [{ Pattern: '{"body":{"detail":["b"]}}' }] } }), Heard: heard() }, []],
])('a bucket, by a notification and by a rule: %s', (_, resources, expected) => {
  expect(told(resources)).toEqual(expected);
});
