/** The property or resource of CloudFormation that holds the policy of each kind of resource; in a CDK app each has a policy. */
import { DeliveryNode, NodeKind } from '../../model/node';
import { either } from '../../text/words';

const NAMES: Partial<Readonly<Record<NodeKind, string>>> = {
  'bucket': 'AWS::S3::BucketPolicy',
  'event-bus': 'AWS::Events::EventBusPolicy',
  'function': 'AWS::Lambda::Permission',
  'kafka-cluster': 'AWS::MSK::ClusterPolicy',
  'key': 'KeyPolicy',
  'queue': 'AWS::SQS::QueuePolicy',
  'stream': 'AWS::Kinesis::ResourcePolicy',
  'stream-consumer': 'AWS::Kinesis::ResourcePolicy',
  'table': 'ResourcePolicy',
  'topic': 'AWS::SNS::TopicPolicy',
};

export function resourcePolicyOf(node: DeliveryNode | undefined): string {
  return either(NAMES[node?.kind ?? 'other'] ?? 'resource policy', 'policy');
}
