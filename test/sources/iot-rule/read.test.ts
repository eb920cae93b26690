/** Actions of rules of AWS IoT that write to a queue, a stream or a topic, which a function reads. */
import { check } from '../../../src/checks/check';
import { isUnknown } from '../../../src/model/known';
import { reportOf } from '../../../src/report/report';
import { ALL_RULES } from '../../../src/rules/all';
import { aFunction, aMapping, arn, graphOf, Json, ref, resource } from '../../template/app-of';

const allows = (Action: string, Resource: Json): Json => ({ Effect: 'Allow', Action, Resource });
const ROLE = resource('AWS::IAM::Role', {
  Policies: [{
    PolicyName: 'p',
    PolicyDocument: {
      Statement: [
        allows('sqs:SendMessage', arn('Jobs')), allows('sqs:SendMessage', arn('Lost')),
        allows('kinesis:PutRecord', arn('Clicks')), allows('sns:Publish', ref('Notices')),
        allows('s3:PutObject', { 'Fn::Sub': '${Bucket.Arn}/*k' }),
      ],
    },
  }],
});
const queue = (): Json => resource('AWS::SQS::Queue', { MessageRetentionPeriod: 1_209_600 });
const rule = (action: Json, more: Json = {}): Json => resource('AWS::IoT::TopicRule', {
  TopicRulePayload: { Sql: "SELECT * FROM 'a'", Actions: [action], ...more },
});
const sqs = (target = 'Jobs', role = 'Role'): Json => ({ Sqs: { QueueUrl: ref(target), RoleArn: arn(role), UseBase64: false } });

const s3 = (Key: string, role = 'Role'): Json => ({ S3: { BucketName: ref('Bucket'), Key, RoleArn: arn(role) } });

const app = (sensors: Json): Json => ({
  Role: ROLE,
  Poor: resource('AWS::IAM::Role', {}),
  Fn: aFunction(),
  Jobs: queue(),
  Lost: queue(),
  Bucket: resource('AWS::S3::Bucket', {}),
  Clicks: resource('AWS::Kinesis::Stream', { Name: 'clicks', ShardCount: 1 }),
  Notices: resource('AWS::SNS::Topic', {}),
  OnJobs: aMapping({ FunctionName: ref('Fn'), EventSourceArn: arn('Jobs') }),
  OnClicks: aMapping({ FunctionName: ref('Fn'), EventSourceArn: arn('Clicks') }),
  Sensors: sensors,
});

const links = (sensors: Json): readonly string[] => graphOf(app(sensors)).links.map(({ by, from, to, property, access }) => {
  const answers = access.map(({ action, allowed }) => `${action} ${isUnknown(allowed) ? 'unknown' : allowed}`);
  return `${by} ${String(from)} ${property} ${String(to)}: ${answers.join()}`;
});

test.each<[string, Json, string]>([
  ['a queue', sqs(), 'action App.Sensors TopicRulePayload.Actions.0.Sqs App.Jobs: sqs:SendMessage true'],
  ['a queue by a role that may not', sqs('Jobs', 'Poor'), 'action App.Sensors TopicRulePayload.Actions.0.Sqs App.Jobs: sqs:SendMessage false'],
  ['a stream', { Kinesis: { StreamName: ref('Clicks'), RoleArn: arn('Role') } }, 'action App.Sensors TopicRulePayload.Actions.0.Kinesis App.Clicks: kinesis:PutRecord true'],
  ['a stream by its name', { Kinesis: { StreamName: 'clicks', RoleArn: arn('Role') } }, 'action App.Sensors TopicRulePayload.Actions.0.Kinesis App.Clicks: kinesis:PutRecord true'],
  ['a topic', { Sns: { TargetArn: ref('Notices'), RoleArn: arn('Role') } }, 'action App.Sensors TopicRulePayload.Actions.0.Sns App.Notices: sns:Publish true'],
])('an action on %s', (_, action, expected) => {
  expect(links(rule(action))).toEqual([expected]);
});

test('other actions are no links', () => {
  expect(links(rule({ Lambda: { FunctionArn: arn('Fn') } }))).toEqual([]);
  expect(links(rule({ DynamoDBv2: { PutItem: { TableName: 't' }, RoleArn: arn('Role') } }))).toEqual([]);
});

const endings = (sensors: Json): readonly string[] => reportOf(graphOf(app(sensors))).hops.map(({ ending }) => ending);

test.each<[string, Json, string]>([
  ['dropped without an error action', {}, 'dropped'],
  ['kept in the queue of the error action', { ErrorAction: sqs('Lost') }, 'untold'],
  ['dropped where the role of the error action may not send there', { ErrorAction: sqs('Lost', 'Poor') }, 'dropped'],
  ['kept whatever the role of the other action may do', { ErrorAction: sqs('Lost'), Actions: [sqs('Jobs', 'Poor')] }, 'untold'],
  ['kept in the bucket of the error action', { ErrorAction: s3('k') }, 'untold'],
  ['kept under a key that IoT completes', { ErrorAction: s3('${topic()}/k') }, 'untold'],
  ['dropped where the role of the error action may not write there', { ErrorAction: s3('k', 'Poor') }, 'dropped'],
  ['dropped where the role may write under another key', { ErrorAction: s3('other') }, 'dropped'],
  ['not known where the error action does something else', { ErrorAction: { Http: { Url: 'https://a.example' } } }, 'unchecked'],
])('what an action could not handle is %s', (_, more, expected) => {
  expect(endings(rule(sqs(), more))).toEqual([expected]);
});

test('a disabled rule is no hop', () => {
  expect(endings(rule(sqs(), { RuleDisabled: true }))).toEqual([]);
});

test('a role that may not write is an error at the rule', () => {
  const { findings } = check(graphOf(app(rule(sqs('Jobs', 'Poor')))), ALL_RULES);
  expect(findings.filter(({ rule: id }) => id === 'service-may-write-target').map(({ at, property }) => `${at.logicalId} ${property}`))
    .toEqual(['Sensors TopicRulePayload.Actions.0.Sqs']);
});
