/** Builds the ARN of a named resource, for stacks that are deployed earlier and so cannot import it. */
import { ARN_SHAPES } from '../facts/arn-shapes';
import { JsonObject, own } from '../template/json';

/** Undefined if the resource has no name, or one that only its own stack can resolve. */
export function arnByName(resource: JsonObject, attribute: string): unknown {
  const shape = ARN_SHAPES.get(String(resource.Type));
  if (shape?.service === undefined || shape.prefix !== undefined || shape.parent !== undefined) return undefined;
  const name = shape.arn[0] === attribute ? own(resource.Properties, shape.name ?? '') : undefined;
  if (typeof name !== 'string') return undefined;
  const [region, account] = [shape.noRegion ? '' : '${AWS::Region}', shape.noAccount ? '' : '${AWS::AccountId}'];
  return { 'Fn::Sub': `arn:\${AWS::Partition}:${shape.service}:${region}:${account}:${shape.before ?? ''}${name.replaceAll('${', '${!')}` };
}
