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
