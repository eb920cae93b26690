/** What sends by a role to a queue or a stream needs the role's permission there, whichever service sends. */
import { arn, graphOf, Json, ref, resource } from '../../template/app-of';

const TO_STREAM = resource('AWS::Kinesis::Stream', { ShardCount: 1 });
const TO_QUEUE = resource('AWS::SQS::Queue');

const SENDERS: Readonly<Record<string, readonly [service: string, to: Json, action: string, sender: Json]>> = {
  'a log subscription to a stream': ['logs.amazonaws.com', TO_STREAM, 'kinesis:PutRecord', resource('AWS::Logs::SubscriptionFilter', {
    LogGroupName: ref('From'), FilterPattern: '', DestinationArn: arn('To'), RoleArn: arn('Role'),
  })],
  'a rule to a stream': ['events.amazonaws.com', TO_STREAM, 'kinesis:PutRecord', resource('AWS::Events::Rule', {
    EventPattern: { source: ['shop'] }, Targets: [{ Id: 'a', Arn: arn('To'), RoleArn: arn('Role') }],
  })],
  'a schedule to a queue': ['scheduler.amazonaws.com', TO_QUEUE, 'sqs:SendMessage', resource('AWS::Scheduler::Schedule', {
    ScheduleExpression: 'rate(1 hour)', FlexibleTimeWindow: { Mode: 'OFF' }, Target: { Arn: arn('To'), RoleArn: arn('Role') },
  })],
  'a pipe to a queue': ['pipes.amazonaws.com', TO_QUEUE, 'sqs:SendMessage', resource('AWS::Pipes::Pipe', {
    Source: arn('Other'), Target: arn('To'), RoleArn: arn('Role'),
  })],
};

const ALLOWED = { Effect: 'Allow', Resource: arn('To') };

/** The permission to write that the sender's link needs. */
function written(name: string, statement: Json): unknown {
  const [service, to, , sender] = SENDERS[name];
  const { links } = graphOf({
    From: resource('AWS::Logs::LogGroup'),
    Other: resource('AWS::SQS::Queue'),
    To: to,
    Role: resource('AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }] },
      Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: [{ ...ALLOWED, ...statement }] } }],
    }),
    Sender: sender,
  }, { Parameters: { Actions: { Type: 'String' } } });
  return links.filter((link) => link.to === 'App.To')
    .flatMap(({ access }) => access.filter(({ purpose }) => purpose === 'write').map(({ by, action, allowed }) => ({ by, action, allowed })));
}

describe.each(Object.keys(SENDERS))('%s', (name) => {
  const [, , action] = SENDERS[name];
  const by = { kind: 'role', role: 'App.Role' };

  test.each<[string, Json, unknown]>([
    ['may, by a statement of its role', { Action: action }, true],
    ['may not, where the statement allows reading', { Action: action.replace(/:.*/, ':Get*') }, false],
    ['may not, where the statement is about another', { Action: action, Resource: `arn:aws:${action.split(':')[0]}:eu-west-1:111122223333:stream/other` }, false],
    ['is undecided, where the statement is hidden', { Action: ref('Actions') }, { unknown: expect.any(String), cause: expect.anything() }],
  ])('%s', (_, statement, allowed) => {
    expect(written(name, statement)).toEqual([{ by, action, allowed }]);
  });
});

test('batches are records too', () => {
  expect(written('a rule to a stream', { Action: 'kinesis:PutRecords' })).toMatchObject([{ allowed: true }]);
});

const KEYED = resource('AWS::Kinesis::Stream', { StreamEncryption: { EncryptionType: 'KMS', KeyId: ref('Key') } });

test.each<[string, Json, unknown, unknown]>([
  ['a rule', resource('AWS::Events::Rule', { EventPattern: { source: ['shop'] }, Targets: [{ Id: 'a', Arn: arn('To') }] }), TO_STREAM, false],
  ['a log subscription', resource('AWS::Logs::SubscriptionFilter', { LogGroupName: ref('From'), FilterPattern: '', DestinationArn: arn('To') }), KEYED, false],
  ['a rule whose role is hidden', resource('AWS::Events::Rule', { EventPattern: { source: ['shop'] }, Targets: [{ Id: 'a', Arn: arn('To'), RoleArn: ref('P') }] }), TO_STREAM,
    { unknown: expect.any(String), cause: expect.anything() }],
])('%s may not write to a stream without a role', (_, sender, to, allowed) => {
  const resources = { From: resource('AWS::Logs::LogGroup'), Key: resource('AWS::KMS::Key'), To: to, Sender: sender };
  const { links } = graphOf(resources, { Parameters: { P: { Type: 'String' } } });
  expect(links.flatMap(({ access }) => access.map(({ action, allowed: may }) => [action, may]))).toEqual([['kinesis:PutRecord', allowed]]);
});
