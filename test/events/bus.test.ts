/** Which patterns of rules can match no event on a bus. */
import { mismatchOnBus } from '../../src/events/bus/compare-bus';
import { BUS_SOURCES } from '../../src/events/bus/sources';
import { meant, Mismatch } from '../../src/events/mismatch';
import { JsonObject } from '../../src/model/json';
import { isUnknown } from '../../src/model/known';

const told = (pattern: JsonObject): string => {
  const found = mismatchOnBus(pattern);
  if (found === undefined) return 'may match';
  return isUnknown(found) ? found.unknown : `${found.certain ? 'never' : 'hardly'} ${found.difference.is} ${found.path.join('.')}`;
};

const s3 = (detail: JsonObject, type: unknown = ['Object Created']): JsonObject => ({ 'source': ['aws.s3'], 'detail-type': type, detail });

test.each<[JsonObject, string]>([
  [{ source: ['shop'], details: { id: ['1'] } }, 'never no-field details'],
  [{ source: ['shop'], detailType: ['Placed'] }, 'never no-field detailType'],
  [{ source: ['shop'], details: { id: [{ exists: false }] } }, 'may match'],
  [{ 'replay-name': ['again'] }, 'may match'],
  [{ account: [123456789012] }, 'never other-value account'],
  [{ resources: ['arn:aws:s3:::b'] }, 'may match'],
  [{ detail: ['Placed'] }, 'never value-of-fields detail'],
  [{ detail: [{ exists: true }] }, 'never value-of-fields detail'],
  [{ source: ['shop'], detail: { size: ['1'] } }, 'may match'],
  [{ source: ['shop'], detail: { name: { prefix: ['a'] } } }, 'hardly operator-as-field detail.name'],
  [{ source: ['shop'], detail: { prefix: ['a'] } }, 'may match'],
  [{ source: { prefix: ['aws.'] } }, 'never operator-as-field source'],
  [{ $or: [{ details: { a: ['b'] } }, { source: ['shop'] }] }, 'may match'],
])('any event: %j: %s', (pattern, expected) => {
  expect(told(pattern)).toBe(expected);
});

test.each<[JsonObject, string]>([
  [s3({ object: { key: [{ suffix: '.zip' }] } }), 'may match'],
  [s3({ object: { key: { suffix: ['.zip'] } } }), 'never operator-as-field detail.object.key'],
  [s3({ object: { key: { name: ['.zip'] } } }), 'never field-of-value detail.object.key'],
  [s3({ object: { size: ['5'] } }), 'never other-value detail.object.size'],
  [s3({ object: { size: [{ numeric: ['>', 5] }] } }), 'may match'],
  [s3({ object: { Key: ['a'] } }), 'never no-field detail.object.Key'],
  [s3({ bucketName: ['a'] }), 'hardly no-field detail.bucketName'],
  [s3({ bucket: ['a'] }), 'never value-of-fields detail.bucket'],
  [s3({ reason: ['putobject'] }), 'never other-value detail.reason'],
  [s3({ reason: ['PutObject'] }), 'may match'],
  [s3({ reason: ['POST Object'] }), 'may match'],
  [s3({ reason: ['Upload'] }), 'hardly other-value detail.reason'],
  [s3({}, ['Object created']), 'never other-value detail-type'],
  [s3({}, ['ObjectCreated']), 'never other-value detail-type'],
  [s3({}, ['Object Uploaded']), 'hardly other-value detail-type'],
  [s3({}, ['Object created', 'Object Deleted']), 'may match'],
  [s3({}, [{ prefix: 'Object' }]), 'may match'],
  [s3({ object: { size: [{ Ref: 'Size' }] } }), 'Ref Size'],
  [s3({ bucket: { name: [{ Ref: 'Uploads' }] } }), 'may match'],
  [s3({ object: { size: [{ Ref: 'Size' }, 5] } }), 'may match'],
  [s3({ object: { size: [{ Ref: 'Size' }], key: [5] } }), 'never other-value detail.object.key'],
  [s3({ object: { key: { suffix: ['.zip'] } } }, [{ prefix: 'Object' }]), 'hardly operator-as-field detail.object.key'],
  [s3({ requestParameters: { bucketName: ['b'] } }, ['AWS API Call via CloudTrail']), 'may match'],
  [s3({ requestParameters: { bucketName: ['b'] } }), 'hardly no-field detail.requestParameters'],
  [s3({ eventSource: ['s3'] }, ['AWS API Call via CloudTrail']), 'hardly other-value detail.eventSource'],
  [s3({ eventSource: ['s3.amazonaws.com'] }, ['AWS API Call via CloudTrail']), 'may match'],
  [{ source: ['aws.s3'], detail: { object: { size: ['5'] } } }, 'may match'],
  [{ 'source': ['aws.s3', 'shop'], 'detail-type': ['Object created'] }, 'may match'],
  [{ source: ['aws.S3'] }, 'never other-value source'],
  [{ source: ['aws.s3 '] }, 'never other-value source'],
  [{ source: ['aws-s3'] }, 'hardly other-value source'],
  [{ source: ['s3.amazonaws.com'] }, 'hardly other-value source'],
  [{ 'source': ['aws.unheard-of'], 'detail-type': ['Anything'] }, 'may match'],
  [{ 'source': ['aws.ec2'], 'detail-type': ['EC2 Instance State-Change Notification'] }, 'never other-value detail-type'],
  [{ 'source': ['aws.ec2'], 'detail-type': ['EC2 Instance State-change Notification'], 'detail': { state: ['Stopped'] } }, 'never other-value detail.state'],
  [{ 'source': ['aws.ec2'], 'detail-type': ['EC2 Something New'] }, 'may match'],
  [{ 'source': ['aws.cloudwatch'], 'detail-type': ['CloudWatch Alarm State Change'], 'detail': { state: { value: ['Alarm'] } } }, 'never other-value detail.state.value'],
  [{ 'source': ['aws.cloudwatch'], 'detail-type': ['CloudWatch Alarm State Change'], 'detail': { state: { value: ['ALARM'] }, previousState: { value: ['OK'] } } }, 'may match'],
  [{ 'source': ['aws.cloudwatch'], 'detail-type': ['CloudWatch Alarm State Change'], 'detail': { state: { value: { prefix: ['A'] } } } }, 'never operator-as-field detail.state.value'],
  [{ 'source': ['aws.cloudwatch'], 'detail-type': ['CloudWatch Alarm State Change'], 'detail': { alarmContributor: { id: ['c'] } } }, 'may match'],
  [{ 'source': ['aws.states'], 'detail-type': ['Step Functions Execution Status Change'], 'detail': { status: ['FAILED'] } }, 'may match'],
  [{ 'source': ['lambda'], 'detail-type': ['Lambda Function Invocation Result - Failure'], 'detail': { requestContext: { condition: ['RetriesExhausted'] } } }, 'may match'],
  [{ 'source': ['lambda'], 'detail-type': ['Lambda Function Invocation Result - Failure'], 'detail': { requestContext: ['x'] } }, 'never value-of-fields detail.requestContext'],
  [{ 'source': ['lambda'], 'detail-type': ['Made by hand'] }, 'may match'],
])('events of AWS: %j: %s', (pattern, expected) => {
  expect(told(pattern)).toBe(expected);
});

test.each([['detailType', 'detail-type'], ['nothing', undefined]])('of %s, the field that was meant is %s', (field, expected) => {
  const { difference } = mismatchOnBus({ [field]: ['x'] }) as Mismatch;
  expect(difference.is === 'no-field' && meant(difference.field, difference.fields)).toBe(expected);
});

test('the table holds no type twice, and every source of AWS has the calls of its API', () => {
  for (const { source, events } of BUS_SOURCES.values()) {
    const types = events.flatMap((one) => one.types);
    expect(new Set(types).size).toBe(types.length);
    expect(types.includes('AWS API Call via CloudTrail')).toBe(source.startsWith('aws.'));
  }
});

test.each([
  'eventVersion', 'eventTime', 'eventName', 'awsRegion', 'sourceIPAddress', 'userAgent', 'requestID', 'eventID', 'eventType', 'errorCode', 'errorMessage',
  'recipientAccountId', 'eventCategory', 'apiVersion', 'vpcEndpointId',
])('%s of an API call is a text, which has no fields', (field) => {
  const call = (detail: JsonObject): JsonObject => ({ 'source': ['aws.s3'], 'detail-type': ['AWS API Call via CloudTrail'], detail });
  expect(told(call({ [field]: { name: ['PutObject'] } }))).toMatch(new RegExp(`field-of-value detail.${field}$`));
  expect(told(call({ [field]: ['PutObject'] }))).toBe('may match');
});
