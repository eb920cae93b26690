/** Of several policies of one resource one holds: an error where none of them allows all, and open where one does. */
import { aFunction, arn, Json, ref, resource } from '../template/app-of';
import { checked } from './fixture';

const SNS = 'sns.amazonaws.com';
const S3 = 's3.amazonaws.com';
const EVENTS = 'events.amazonaws.com';
const policy = (services: readonly string[], more: Json = {}): Json => resource('AWS::SQS::QueuePolicy', {
  Queues: [ref('Jobs')],
  PolicyDocument: {
    Statement: [{ Effect: 'Allow', Principal: { Service: services }, Action: 'sqs:SendMessage', Resource: arn('Jobs') }],
  },
  ...more,
});
const APP: Json = {
  Fn: aFunction(),
  Jobs: resource('AWS::SQS::Queue'),
  Poll: resource('AWS::Lambda::EventSourceMapping', { FunctionName: ref('Fn'), EventSourceArn: arn('Jobs') }),
  Topic: resource('AWS::SNS::Topic'),
  ToJobs: resource('AWS::SNS::Subscription', { TopicArn: ref('Topic'), Protocol: 'sqs', Endpoint: arn('Jobs') }),
  Bucket: resource('AWS::S3::Bucket', { NotificationConfiguration: { QueueConfigurations: [{ Event: 's3:ObjectCreated:*', Queue: arn('Jobs') }] } }),
};
const RULE: Json = { Rule: resource('AWS::Events::Rule', { EventPattern: { source: ['shop'] }, Targets: [{ Id: 'jobs', Arn: arn('Jobs') }] }) };

function told(resources: Json): readonly string[] {
  const { findings, unknowns } = checked({
    App: {
      Parameters: { Hidden: { Type: 'String' } },
      Conditions: { A: { 'Fn::Equals': [ref('Hidden'), 'a'] }, B: { 'Fn::Equals': [ref('Hidden'), 'b'] } },
      Resources: { ...APP, ...resources },
    },
  });
  const about = ({ rule }: { readonly rule: string }): boolean => ['resource-has-one-policy', 'service-may-write-target'].includes(rule);
  return [
    ...findings.filter(about).map(({ rule, at }) => `${rule} at ${at.logicalId}`),
    ...unknowns.filter(about).map(({ rule, at }) => `${rule} at ${at.logicalId}?`),
  ];
}

const when = (Condition: string, one: Json): Json => ({ ...one, Condition });

test.each<[string, Json, readonly string[]]>([
  ['two that each allow one of two', { P: policy([SNS]), Q: policy([S3]) }, ['resource-has-one-policy at Q']],
  ['two that each allow all', { P: policy([SNS, S3]), Q: policy([S3, SNS]) }, []],
  ['one that allows all beside one that does not', { P: policy([SNS, S3]), Q: policy([S3]) }, ['resource-has-one-policy at Q?']],
  ['one policy', { P: policy([SNS, S3]) }, []],
  ['three that each allow two of three', { ...RULE, P: policy([SNS, S3]), Q: policy([S3, EVENTS]), R: policy([SNS, EVENTS]) }, ['resource-has-one-policy at R']],
  ['three of which one allows all', { ...RULE, P: policy([SNS]), Q: policy([S3, EVENTS, SNS]), R: policy([EVENTS]) }, ['resource-has-one-policy at R?']],
  ['one that hides its statements beside one that allows half', { P: policy([SNS], { PolicyDocument: ref('Hidden') }), Q: policy([S3]) }, ['resource-has-one-policy at Q?', 'service-may-write-target at Bucket?', 'service-may-write-target at ToJobs?']],
  ['policies that two conditions exclude', { P: when('A', policy([SNS])), Q: when('B', policy([S3])) }, ['service-may-write-target at Bucket?', 'service-may-write-target at ToJobs?']],
  ['a policy for another queue', { Other: resource('AWS::SQS::Queue'), P: policy([SNS, S3]), Q: policy([S3], { Queues: [ref('Other')] }) }, []],
  ['senders that two conditions exclude', { P: policy([SNS]), Q: policy([S3]), ToJobs: when('A', APP.ToJobs as Json), Bucket: when('B', APP.Bucket as Json) }, ['resource-has-one-policy at Q?']],
  ['a sender that neither allows', { ...RULE, P: policy([SNS]), Q: policy([S3]) }, ['resource-has-one-policy at Q', 'service-may-write-target at Rule']],
])('%s', (_, resources, expected) => {
  expect(told(resources)).toEqual(expected);
});
