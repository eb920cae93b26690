/** Patterns of which one alternative can match nothing beside others that can, and patterns on the changes of a table in a stream. */
import { Json, resource, aFunction, arn } from '../template/app-of';
import { checked } from './fixture';

function told(pattern: Json): readonly string[] {
  const { findings, unknowns } = checked({
    App: {
      Parameters: { Given: { Type: 'String' } },
      Resources: {
        Fn: aFunction(),
        Rule: resource('AWS::Events::Rule', { EventPattern: pattern, Targets: [{ Id: 'a', Arn: arn('Fn') }] }),
      },
    },
  });
  return [
    ...findings.filter(({ rule }) => rule === 'filter-can-match').map(({ severity, fix }) => `${severity} ${fix}`),
    ...unknowns.filter(({ rule }) => rule === 'filter-can-match').map(() => 'undecided'),
  ];
}

const STATE = 'EC2 Instance State-change Notification';
const ofEc2 = (...states: unknown[]): Json => ({ 'source': ['aws.ec2'], 'detail-type': [STATE], 'detail': { state: states } });
const branches = (...$or: Json[]): Json => ({ 'source': ['aws.s3'], 'detail-type': ['Object Created'], 'detail': { $or } });
const KEY = { object: { key: [{ prefix: 'in/' }] } };
const number = 'Ask at detail.object.size for a number, without quotes, or leave out detail.object.size, or remove this alternative (EventPattern).';

test.each<[string, Json, readonly string[]]>([
  ['values that all may come', ofEc2('running', 'stopped'), []],
  ['a value that AWS may have added', ofEc2('running', 'hibernated'), []],
  ['a value that is hidden', ofEc2('running', { Ref: 'Given' }), []],
  ['a value of another case', ofEc2('running', 'Stopped'), ['warning Write ["stopped"] at detail.state, or remove this alternative (EventPattern).']],
  ['a number for a text', ofEc2('running', 1), ['warning Ask at detail.state for "pending", "running", "shutting-down", "stopping", "stopped" or "terminated", or leave out detail.state, or remove this alternative (EventPattern).']],
  ['values that all fail', ofEc2('Running', 'Stopped'), ['error Write ["running","stopped"] at detail.state (EventPattern).']],
  ['branches that all may match', branches(KEY, { object: { size: [{ numeric: ['>', 1] }] } }), []],
  ['a branch that compares a number with a text', branches(KEY, { object: { size: [{ prefix: '1' }] } }), [`warning ${number}`]],
  ['a value inside a branch', branches(KEY, { object: { size: [1, '2'] } }), ['warning Write [2] at detail.object.size, or remove this alternative (EventPattern).']],
  ['a branch whose number is hidden', branches(KEY, { object: { size: [{ Ref: 'Given' }] } }), ['undecided']],
  ['a branch with a field of another name', branches(KEY, { object: { Key: ['a'] } }), ['warning Write "key" in place of "Key", or remove this alternative (EventPattern).']],
  ['branches of two sources', { $or: [ofEc2('running'), { source: ['shop'], detail: { id: [1] } }] }, []],
  ['a branch of another source', { $or: [ofEc2('Running'), { source: ['shop'] }] }, ['warning Write ["running"] at detail.state, or remove this alternative (EventPattern).']],
  ['a branch of another source than the rest', { ...ofEc2('running'), $or: [{ source: ['aws.ec2'] }, { source: ['shop'] }] }, ['warning Ask at source for "aws.ec2", or leave out source, or remove this alternative (EventPattern).']],
])('a pattern with %s', (_, pattern, expected) => {
  expect(told(pattern)).toEqual(expected);
});

const filtered = (table: Json, ...patterns: readonly unknown[]) => checked({
  App: {
    Parameters: { Given: { Type: 'String' } },
    Resources: {
      Fn: aFunction(),
      Stream: resource('AWS::Kinesis::Stream'),
      Table: resource('AWS::DynamoDB::Table', { KinesisStreamSpecification: { StreamArn: arn('Stream') }, ...table }),
      Map: resource('AWS::Lambda::EventSourceMapping', {
        EventSourceArn: arn('Stream'), FunctionName: arn('Fn'), FilterCriteria: { Filters: patterns.map((Pattern) => ({ Pattern })) },
      }),
    },
  },
}).findings.filter(({ rule }) => rule === 'filter-can-match');
const onStream = (pattern: Json, table: Json = {}): readonly string[] => (
  filtered(table, JSON.stringify(pattern)).map(({ severity, message }) => `${severity} ${message.split(', and ')[1].split('. ')[0]}`)
);
const ofItem = (attribute: Json): Json => ({ data: { dynamodb: { NewImage: { total: attribute } } } });

test.each<[string, Json, Json, readonly string[]]>([
  ['a number as text', ofItem({ N: ['5'] }), {}, []],
  ['its kind of change', { data: { eventName: ['INSERT', 'MODIFY'] } }, {}, []],
  ['what somebody else may write', { data: { kind: [5] } }, {}, []],
  ['a number', ofItem({ N: [{ numeric: ['>', 5] }] }), {}, ['warning data.dynamodb.NewImage.total.N of a record of table Table holds a number as text']],
  ['a number, if the table does not write there', ofItem({ N: [5] }), { KinesisStreamSpecification: { StreamArn: 'arn:aws:kinesis:eu-west-1:111122223333:stream/other' } }, []],
  ['a plain attribute', ofItem([5] as unknown as Json), {}, ['warning data.dynamodb.NewImage.total of a record of table Table holds an object with the fields S, N, B, BOOL, NULL, M, L, SS, NS or BS']],
  ['its kind of change in the place of the record', { eventName: ['INSERT'] }, {}, ['warning eventName of a message holds "aws:kinesis:record"']],
])('a filter on the changes of a table in a stream may ask for %s', (_, pattern, table, expected) => {
  expect(onStream(pattern, table)).toEqual(expected);
});

test.each<[string, readonly unknown[], readonly string[]]>([
  ['alone', [], ['error every record is skipped']],
  ['beside one that matches', ['{"data":{"kind":["a"]}}'], ['warning only the other filters select events']],
  ['beside a hidden one', [{ Ref: 'Given' }], ['warning only the other filters select events']],
  ['beside another that matches nothing', ['{"partitionKey":[6]}'], ['error every record is skipped', 'error every record is skipped']],
])('a filter that matches nothing %s', (_, others, expected) => {
  expect(filtered({}, '{"partitionKey":[5]}', ...others).map(({ severity, message }) => `${severity} ${message.split(': ')[1].slice(0, -1)}`)).toEqual(expected);
});

const sends = (to: unknown, action: unknown = 'sns:Publish'): Json => ({
  Sender: resource('AWS::IAM::Role', { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: action, Resource: to }] } }] }),
});
const bucketTo = (more: Json): readonly string[] => checked({
  App: {
    Resources: {
      Fn: aFunction(),
      Topic: resource('AWS::SNS::Topic'),
      May: resource('AWS::SNS::TopicPolicy', {
        Topics: [{ Ref: 'Topic' }], PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sns:Publish', Resource: { Ref: 'Topic' } }] },
      }),
      Drop: resource('AWS::S3::Bucket', { NotificationConfiguration: { TopicConfigurations: [{ Event: 's3:ObjectCreated:*', Topic: { Ref: 'Topic' } }] } }),
      Sub: resource('AWS::SNS::Subscription', { TopicArn: { Ref: 'Topic' }, Protocol: 'lambda', Endpoint: arn('Fn'), FilterPolicy: { kind: ['a'] } }),
      ...more,
    },
  },
}).findings.filter(({ rule }) => rule === 'filter-can-match').map(({ at }) => at.logicalId);

test.each<[string, Json, readonly string[]]>([
  ['the bucket alone', {}, ['Sub']],
  ['code whose role names the topic', sends({ Ref: 'Topic' }), []],
  ['code whose role names another topic', { Other: resource('AWS::SNS::Topic'), ...sends({ Ref: 'Other' }) }, ['Sub']],
  ['code whose role may do something else with the topic', sends({ Ref: 'Topic' }, 'sns:Subscribe'), ['Sub']],
  ['code whose role names no topic', sends('*'), ['Sub']],
  ['a role of which the action is hidden', sends({ Ref: 'Topic' }, { Ref: 'AWS::StackName' }), ['Sub']],
])('a filter policy that the bucket cannot match, beside %s', (_, more, expected) => {
  expect(bucketTo(more)).toEqual(expected);
});
