/** Builds the ARN of a named resource, for stacks that are deployed earlier and so cannot import it. */
import { ARN_SHAPES } from '../facts/arn-shapes';
import { JsonObject, own } from '../template/json';

/** Types whose ARN is a known prefix and the name. */
const NAMED: ReadonlySet<unknown> = new Set([
  'AWS::Events::EventBus', 'AWS::Kinesis::Stream', 'AWS::Lambda::Function', 'AWS::S3::Bucket', 'AWS::SNS::Topic', 'AWS::SQS::Queue',
]);

/** Undefined if the resource has no name, or one that only its own stack can resolve. */
export function arnByName(resource: JsonObject, attribute: string): unknown {
  const shape = NAMED.has(resource.Type) ? ARN_SHAPES.get(String(resource.Type)) : undefined;
  const name = shape?.arn[0] === attribute ? own(resource.Properties, shape.name ?? '') : undefined;
  if (shape === undefined || typeof name !== 'string') return undefined;
  const [region, account] = [shape.noRegion ? '' : '${AWS::Region}', shape.noAccount ? '' : '${AWS::AccountId}'];
  return { 'Fn::Sub': `arn:\${AWS::Partition}:${shape.service}:${region}:${account}:${shape.before ?? ''}${name.replaceAll('${', '${!')}` };
}
