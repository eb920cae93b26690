/** Which patterns can match no event of a shape, and where the two differ. */
import { mismatchOf } from '../../src/events/compare';
import { ALARM_MESSAGE } from '../../src/events/messages/alarm';
import { INVOCATION_RECORD } from '../../src/events/messages/invocation-record';
import { S3_MESSAGE } from '../../src/events/messages/s3-notification';
import { TOPIC_ENVELOPE } from '../../src/events/messages/topic-envelope';
import { Comparison } from '../../src/events/mismatch';
import { DYNAMODB_RECORD } from '../../src/events/records/dynamodb';
import { kinesisRecord } from '../../src/events/records/kinesis';
import { queueMessage } from '../../src/events/records/queue';
import { ANY, closed, open, Shape, TEXT } from '../../src/events/shape';
import { JsonObject } from '../../src/model/json';
import { isUnknown } from '../../src/model/known';

const item = (attributes: JsonObject): JsonObject => ({ dynamodb: { NewImage: attributes } });
const body = (inside: unknown): JsonObject => ({ body: inside });

const told = (found: Comparison): string => {
  if (found === undefined) return 'may match';
  return isUnknown(found) ? found.unknown : `${found.certain ? 'never' : 'hardly'} ${found.difference.is} ${found.path.join('.')}`;
};

describe('an item of DynamoDB has its type at each attribute, and its numbers are texts', () => {
  test.each<[JsonObject, string]>([
    [item({ pay: { N: [{ numeric: ['>', 50000] }] } }), 'never other-value dynamodb.NewImage.pay.N'],
    [item({ pay: { N: [50000] } }), 'never other-value dynamodb.NewImage.pay.N'],
    [item({ pay: { NS: [5] } }), 'never other-value dynamodb.NewImage.pay.NS'],
    [item({ pay: { N: ['50000'] } }), 'may match'],
    [item({ pay: { N: [{ prefix: '5' }] } }), 'may match'],
    [item({ pay: { N: [5, '5'] } }), 'may match'],
    [item({ pay: [5] }), 'never value-of-fields dynamodb.NewImage.pay'],
    [item({ pay: [{ exists: true }] }), 'never value-of-fields dynamodb.NewImage.pay'],
    [item({ pay: [{ exists: false }] }), 'may match'],
    [item({ pay: { n: ['5'] } }), 'never no-field dynamodb.NewImage.pay.n'],
    [item({ pay: { N: [{ exists: false }] } }), 'may match'],
    [item({ open: { BOOL: ['true'] } }), 'never other-value dynamodb.NewImage.open.BOOL'],
    [item({ open: { BOOL: [true] } }), 'may match'],
    [item({ at: { M: { city: { S: ['Oslo'] } } } }), 'may match'],
    [item({ at: { M: { city: ['Oslo'] } } }), 'never value-of-fields dynamodb.NewImage.at.M.city'],
    [item({ tags: { L: { S: ['a'] } } }), 'may match'],
    [item({ name: { S: { prefix: ['a'] } } }), 'never operator-as-field dynamodb.NewImage.name.S'],
    [{ eventName: ['insert'] }, 'never other-value eventName'],
    [{ eventName: ['INSERT', 'UPSERT'] }, 'may match'],
    [{ eventName: [{ 'anything-but': ['INSERT', 'MODIFY', 'REMOVE'] }] }, 'never other-value eventName'],
    [{ dynamodb: { newImage: { a: { S: ['x'] } } } }, 'never no-field dynamodb.newImage'],
    [{ dynamodb: { Image: { a: { S: ['x'] } } } }, 'hardly no-field dynamodb.Image'],
    [{ dynamodb: { SizeBytes: [{ numeric: ['>', 5] }] } }, 'may match'],
    [{ userIdentity: { type: ['Service'] } }, 'may match'],
    [{ $or: [item({ pay: { N: [1] } }), item({ pay: { N: [2] } })] }, 'never other-value dynamodb.NewImage.pay.N'],
    [{ $or: [item({ pay: { N: [1] } }), item({ pay: { N: ['2'] } })] }, 'may match'],
  ])('%j: %s', (pattern, expected) => {
    expect(told(mismatchOf(pattern, DYNAMODB_RECORD))).toBe(expected);
  });
});

const either = (...branches: unknown[]): JsonObject => ({ 'Fn::If': ['C', ...branches] });

describe('of two branches, both decide', () => {
  test.each<[JsonObject, string]>([
    [item({ pay: { N: either([5], [6]) } }), 'never other-value dynamodb.NewImage.pay.N'],
    [item({ pay: { N: either([5], ['6']) } }), 'Fn::If'],
    [item({ pay: { N: either(['5'], ['6']) } }), 'may match'],
    [item({ pay: { N: either([5], { Ref: 'P' }) } }), 'may match'],
    [{ dynamodb: { newImage: either({ a: { S: ['x'] } }, { a: { S: ['y'] } }) } }, 'never no-field dynamodb.newImage'],
    [{ dynamodb: { newImage: either({ a: { S: ['x'] } }, { a: { S: [{ exists: false }] } }) } }, 'may match'],
    [{ dynamodb: { newImage: either({ a: { S: ['x'] } }, { Ref: 'AWS::NoValue' }) } }, 'may match'],
    [{ dynamodb: { newImage: either({ a: { S: ['x'] } }, null) } }, 'may match'],
    [{ eventName: either(['insert'], ['modify']) }, 'never other-value eventName'],
  ])('%j: %s', (pattern, expected) => {
    expect(told(mismatchOf(pattern, DYNAMODB_RECORD))).toBe(expected);
  });
});

describe('the body of a message is what its sender wrote', () => {
  test.each<[Shape, unknown, string]>([
    [TOPIC_ENVELOPE, { orderType: ['new'] }, 'never no-field body.orderType'],
    [TOPIC_ENVELOPE, { Message: { orderType: ['new'] } }, 'never field-of-value body.Message'],
    [TOPIC_ENVELOPE, { Message: ['new'] }, 'may match'],
    [TOPIC_ENVELOPE, { MessageAttributes: { kind: { Value: ['new'] } } }, 'may match'],
    [TOPIC_ENVELOPE, { MessageAttributes: { kind: ['new'] } }, 'never value-of-fields body.MessageAttributes.kind'],
    [TOPIC_ENVELOPE, { orderType: [{ exists: false }] }, 'may match'],
    [S3_MESSAGE, { Records: { s3: { object: { key: [{ prefix: 'in/' }] } } } }, 'may match'],
    [S3_MESSAGE, { Records: { s3: { object: { size: ['5'] } } } }, 'never other-value body.Records.s3.object.size'],
    [S3_MESSAGE, { Records: { eventName: ['s3:ObjectCreated:Put'] } }, 'hardly other-value body.Records.eventName'],
    [S3_MESSAGE, { Records: { eventName: [{ prefix: 'ObjectCreated:' }] } }, 'may match'],
    [S3_MESSAGE, { detail: { object: { key: ['a'] } } }, 'hardly no-field body.detail'],
    [ALARM_MESSAGE, { NewStateValue: ['Alarm'] }, 'never other-value body.NewStateValue'],
    [INVOCATION_RECORD, { requestContext: { approximateInvokeCount: ['3'] } }, 'never other-value body.requestContext.approximateInvokeCount'],
    [ANY, { anything: { at: ['all'] } }, 'may match'],
    [ANY, { key: { suffix: ['.zip'] } }, 'hardly operator-as-field body.key'],
    [ANY, { key: { 'anything-but': ['a', 'b'] } }, 'hardly operator-as-field body.key'],
    [ANY, { key: { numeric: ['>', 5] } }, 'hardly operator-as-field body.key'],
    [ANY, { key: { suffix: ['.zip'], owner: ['me'] } }, 'may match'],
    [ANY, { key: { wildcard: { a: ['b'] } } }, 'may match'],
  ])('%#', (sent, inside, expected) => {
    expect(told(mismatchOf(body(inside), queueMessage(sent)))).toBe(expected);
  });

  test('counts and times among the attributes are texts', () => {
    const count = (asked: unknown): JsonObject => ({ attributes: { ApproximateReceiveCount: [asked] } });
    expect(told(mismatchOf(count({ numeric: ['>', 1] }), queueMessage()))).toBe('never other-value attributes.ApproximateReceiveCount');
    expect(told(mismatchOf(count('1'), queueMessage()))).toBe('may match');
  });

  test('a record of Kinesis has its payload in "data"', () => {
    expect(told(mismatchOf({ data: { kind: ['a'] } }, kinesisRecord()))).toBe('may match');
    expect(told(mismatchOf({ data: { kind: ['a'] } }, kinesisRecord(TEXT)))).toBe('never field-of-value data');
    expect(told(mismatchOf({ partitionKey: [5] }, kinesisRecord()))).toBe('never other-value partitionKey');
  });
});

describe('what a template hides, or a service refuses, may match', () => {
  const shape = closed({ name: TEXT, more: open() });
  test.each<[JsonObject]>([
    [{ name: [{ Ref: 'Name' }] }],
    [{ name: { 'Fn::Split': [',', 'a,b'] } }],
    [{ name: [{ prefix: { Ref: 'Start' } }] }],
    [{ Ref: 'Pattern' }],
    [{ name: 'bare' }],
    [{ name: [] }],
    [{ name: [null] }],
    [{ $or: 'nothing' }],
    [{ $or: [{ name: [5] }, 'nothing'] }],
    [{}],
  ])('%j', (pattern) => {
    expect(mismatchOf(pattern, shape)).toBeUndefined();
  });

  test('names of an object\'s prototype are names', () => {
    expect(told(mismatchOf({ constructor: ['a'] }, shape))).toBe('never no-field constructor');
    expect(told(mismatchOf(JSON.parse('{"__proto__": ["a"]}') as JsonObject, shape))).toBe('never no-field __proto__');
  });

  test('a pattern of any depth is compared without overflow', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(3_000)}["x"]${'}'.repeat(3_000)}`) as JsonObject;
    expect(mismatchOf(deep, open())).toBeUndefined();
  });
});
