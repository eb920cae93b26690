/** The policy in which a person allows somebody else what a resource is asked for. */
import { DeliveryNode } from '../../../src/model/node';
import { resourcePolicyOf } from '../../../src/rules/remedies/resource-policy-names';
import { either } from '../../../src/text/words';

test.each([
  ['bucket', 'AWS::S3::BucketPolicy'], ['event-bus', 'AWS::Events::EventBusPolicy'], ['function', 'AWS::Lambda::Permission'],
  ['kafka-cluster', 'AWS::MSK::ClusterPolicy'], ['key', 'KeyPolicy'], ['queue', 'AWS::SQS::QueuePolicy'], ['stream', 'AWS::Kinesis::ResourcePolicy'],
  ['stream-consumer', 'AWS::Kinesis::ResourcePolicy'], ['table', 'ResourcePolicy'], ['topic', 'AWS::SNS::TopicPolicy'], ['broker', 'resource policy'],
])('of a %s it is %s', (kind, name) => {
  expect(resourcePolicyOf({ id: 'App.X', kind } as DeliveryNode)).toBe(either(name, 'policy'));
});

test('of what is not known it is some policy', () => {
  expect(resourcePolicyOf(undefined)).toBe(either('resource policy', 'policy'));
});
