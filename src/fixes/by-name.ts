/** The ARN of a resource that its stack gives a name: for stacks that cannot import it, since theirs is made first. */
import { JsonObject, own } from '../template/json';

interface Shape {
  readonly name: string;
  /** What stands before the name. */
  readonly before: string;
  readonly attribute: string;
}

const HERE = '${AWS::Region}:${AWS::AccountId}';

const SHAPES: ReadonlyMap<unknown, Shape> = new Map<unknown, Shape>([
  ['AWS::Events::EventBus', { name: 'Name', before: `events:${HERE}:event-bus/`, attribute: 'Arn' }],
  ['AWS::Kinesis::Stream', { name: 'Name', before: `kinesis:${HERE}:stream/`, attribute: 'Arn' }],
  ['AWS::Lambda::Function', { name: 'FunctionName', before: `lambda:${HERE}:function:`, attribute: 'Arn' }],
  ['AWS::S3::Bucket', { name: 'BucketName', before: 's3:::', attribute: 'Arn' }],
  ['AWS::SNS::Topic', { name: 'TopicName', before: `sns:${HERE}:`, attribute: 'Ref' }],
  ['AWS::SQS::Queue', { name: 'QueueName', before: `sqs:${HERE}:`, attribute: 'Arn' }],
]);

/** Undefined where it has no name of its own, or one that only its stack can say. */
export function arnByName(resource: JsonObject, attribute: string): unknown {
  const shape = SHAPES.get(resource.Type);
  const name = shape?.attribute === attribute ? own(resource.Properties, shape.name) : undefined;
  return typeof name === 'string' ? { 'Fn::Sub': `arn:\${AWS::Partition}:${shape!.before}${name.replaceAll('${', '${!')}` } : undefined;
}
