/** A target takes what a rule sends by its own policy or by the role that is set: one of the two is enough. */
import { check } from '../../../src/checks/check';
import { ALL_RULES } from '../../../src/rules/all';
import { aFunction, aPermission, aQueue, arn, graphOf, Json, ref, resource } from '../../template/app-of';

const ASKED = ['source-may-invoke', 'service-may-write-target'];

const policy = (...Statement: Json[]): Json => ({ Version: '2012-10-17', Statement });
const allow = (Action: string, id: string, more: Json = {}): Json => ({ Effect: 'Allow', Action, Resource: arn(id), ...more });
const role = (...statements: Json[]): Json => resource('AWS::IAM::Role', {
  AssumeRolePolicyDocument: policy({ Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sts:AssumeRole' }),
  Policies: [{ PolicyName: 'p', PolicyDocument: policy(...statements) }],
});
const ruleTo = (id: string): Json => resource('AWS::Events::Rule', {
  ScheduleExpression: 'rate(1 day)', Targets: [{ Id: 'a', Arn: arn(id), RoleArn: arn('Role') }],
});
const PERMISSION = { P: aPermission('events.amazonaws.com', { SourceArn: arn('Rule') }) };
const QUEUE_POLICY = {
  P: resource('AWS::SQS::QueuePolicy', {
    Queues: [ref('Q')], PolicyDocument: policy(allow('sqs:SendMessage', 'Q', { Principal: { Service: 'events.amazonaws.com' } })),
  }),
};

function told(resources: Json): readonly unknown[] {
  const { findings, unknowns } = check(
    graphOf(resources, { Parameters: { Hidden: {} } }), ALL_RULES.filter(({ id }) => ASKED.includes(id)),
  );
  return [...findings.map(({ rule, fix }) => [rule, /PolicyDocument|Permission/.exec(fix)?.[0]]), ...unknowns.map(({ reason }) => reason)];
}

const toFunction = (Role: Json, more: Json = {}): Json => ({ Fn: aFunction(), Rule: ruleTo('Fn'), Role, ...more });
const toQueue = (Role: Json, more: Json = {}): Json => ({ Q: aQueue(), Rule: ruleTo('Q'), Role, ...more });
const INVOKES = allow('lambda:InvokeFunction', 'Fn');
const SENDS = allow('sqs:SendMessage', 'Q');
const OTHER = allow('sqs:GetQueueUrl', 'Q');

test.each<[string, Json, unknown[]]>([
  ['a role that may invoke', toFunction(role(INVOKES)), []],
  ['a role that may not', toFunction(role(OTHER)), [['source-may-invoke', 'PolicyDocument']]],
  ['a role that may not, beside a permission', toFunction(role(OTHER), PERMISSION), []],
  ['a role that may send to the queue', toQueue(role(SENDS)), []],
  ['a role that may not, beside a queue without policy', toQueue(role(OTHER)), [['service-may-write-target', 'PolicyDocument']]],
  ['a role that may not, beside a policy of the queue', toQueue(role(OTHER), QUEUE_POLICY), []],
  ['a role with a hidden policy', toFunction(role({ Effect: 'Allow', Action: ref('Hidden'), Resource: '*' })), [expect.stringContaining('Hidden')]],
])('%s', (_, resources, expected) => {
  expect(told(resources)).toEqual(expected);
});
