/** What is asked of each sender to a FIFO queue: a rule and a schedule give a group alone, a pipe may give an id as well. */
import { aQueue, arn, Json, resource } from '../template/app-of';
import { checked } from './fixture';

const ROLE = 'arn:aws:iam::111122223333:role/sender';
const DEDUPLICATED = { FifoQueue: true, ContentBasedDeduplication: true };
const GROUP = { MessageGroupId: 'all' };

const rule = (parameters?: Json): Json => resource('AWS::Events::Rule', {
  EventPattern: { source: ['shop'] }, Targets: [{ Id: 'a', Arn: arn('Queue'), ...(parameters && { SqsParameters: parameters }) }],
});
const schedule = (parameters?: Json): Json => resource('AWS::Scheduler::Schedule', {
  ScheduleExpression: 'rate(1 day)', Target: { Arn: arn('Queue'), RoleArn: ROLE, ...(parameters && { SqsParameters: parameters }) },
});
const call = (parameters: string): Json => resource('AWS::Scheduler::Schedule', {
  ScheduleExpression: 'rate(1 day)',
  Target: { Arn: 'arn:aws:scheduler:::aws-sdk:sqs:sendMessage', RoleArn: ROLE, Input: { 'Fn::Sub': `{"QueueUrl":"\${Queue}",${parameters}}` } },
});
const pipe = (parameters?: Json): Json => resource('AWS::Pipes::Pipe', {
  RoleArn: ROLE, Source: 'arn:aws:sqs:eu-west-1:111122223333:in', Target: arn('Queue'), ...(parameters && { TargetParameters: { SqsQueueParameters: parameters } }),
});

function told(queue: Json, sender: Json): readonly string[] {
  const { findings } = checked({ App: { Resources: { Queue: aQueue(queue), Sender: sender } } });
  return findings.filter(({ rule: id }) => id === 'sender-fits-fifo-queue')
    .map(({ severity, message }) => `${severity} ${/without (?:a )?([\w.]+(?: id)?)[^\w]*\./.exec(message)?.[1]}`);
}

const ID = 'deduplication id';

test.each<[string, Json, Json, readonly string[]]>([
  ['a rule with a group', DEDUPLICATED, rule(GROUP), []],
  ['a rule without a group', DEDUPLICATED, rule(), ['error Targets.0.SqsParameters.MessageGroupId']],
  ['a rule to a queue that derives no id', { FifoQueue: true }, rule(GROUP), [`error ${ID}`]],
  ['a rule without both', { FifoQueue: true }, rule(), [`error ${ID}`, 'error Targets.0.SqsParameters.MessageGroupId']],
  ['a rule to a standard queue', {}, rule(), []],
  ['a rule that gives a standard queue a group', {}, rule(GROUP), []],
  ['a schedule with a group', DEDUPLICATED, schedule(GROUP), []],
  ['a schedule without a group', DEDUPLICATED, schedule(), ['error Target.SqsParameters.MessageGroupId']],
  ['a schedule to a queue that derives no id', { FifoQueue: true }, schedule(GROUP), [`error ${ID}`]],
  ['a call of a schedule with both', { FifoQueue: true }, call('"MessageGroupId":"all","MessageDeduplicationId":"<aws.scheduler.execution-id>"'), []],
  ['a call of a schedule without a group', DEDUPLICATED, call('"MessageBody":"go"'), ['error Target.Input.MessageGroupId']],
  ['a call of a schedule without an id', { FifoQueue: true }, call('"MessageGroupId":"all"'), [`error ${ID}`]],
  ['a call of a schedule to a standard queue', {}, call('"MessageBody":"go"'), []],
  ['a pipe with both', { FifoQueue: true }, pipe({ ...GROUP, MessageDeduplicationId: '$.messageId' }), []],
  ['a pipe to a queue that derives the id', DEDUPLICATED, pipe(GROUP), []],
  ['a pipe without an id', { FifoQueue: true }, pipe(GROUP), [`warning ${ID}`]],
  ['a pipe without a group', DEDUPLICATED, pipe(), ['warning TargetParameters.SqsQueueParameters.MessageGroupId']],
  ['a topic, whose messages bring both', { FifoQueue: true }, resource('AWS::SNS::Subscription', {
    Protocol: 'sqs', TopicArn: 'arn:aws:sns:eu-west-1:111122223333:t.fifo', Endpoint: arn('Queue'),
  }), []],
])('%s', (_, queue, sender, expected) => {
  expect(told(queue, sender)).toEqual(expected);
});

test('a rule without a group for a FIFO queue outside the app is reported, and whether that queue derives ids is not known', () => {
  const Sender = resource('AWS::Events::Rule', { EventPattern: { source: ['shop'] }, Targets: [{ Id: 'a', Arn: 'arn:aws:sqs:eu-west-1:111122223333:q.fifo' }] });
  const { findings, unknowns } = checked({ App: { Resources: { Sender } } });
  const ours = ({ rule: id }: { readonly rule: string }): boolean => id === 'sender-fits-fifo-queue';
  expect(findings.filter(ours).map(({ property }) => property)).toEqual(['Targets.0']);
  expect(unknowns.filter(ours).map(({ property }) => property)).toEqual(['Targets.0']);
});

test('a sender without a group is reported where the queue hides whether it derives ids, and that is asked as well', () => {
  const ours = ({ rule: id }: { readonly rule: string }): boolean => id === 'sender-fits-fifo-queue';
  const Queue = aQueue({ FifoQueue: true, ContentBasedDeduplication: { Ref: 'Hidden' } });
  const ofApp = (sender: Json): readonly number[] => {
    const { findings, unknowns } = checked({ App: { Parameters: { Hidden: { Type: 'String' } }, Resources: { Queue, Sender: sender } } });
    return [findings.filter(ours).length, unknowns.filter(ours).length];
  };
  expect(ofApp(schedule())).toEqual([1, 1]);
  expect(ofApp(schedule(GROUP))).toEqual([0, 1]);
});
