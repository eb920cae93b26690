/** The ARN of a resource that its stack gives a name: for stacks that cannot import it, since theirs is made first. */
import { ARN_SHAPES } from '../facts/arn-shapes';
import { JsonObject, own } from '../template/json';

/** Undefined where it has no name of its own, or one that only its stack can say. */
export function arnByName(resource: JsonObject, attribute: string): unknown {
  const shape = ARN_SHAPES.get(String(resource.Type));
  if (shape?.service === undefined || shape.prefix !== undefined || shape.parent !== undefined) return undefined;
  const name = shape.arn[0] === attribute ? own(resource.Properties, shape.name ?? '') : undefined;
  if (typeof name !== 'string') return undefined;
  const [region, account] = [shape.noRegion ? '' : '${AWS::Region}', shape.noAccount ? '' : '${AWS::AccountId}'];
  return { 'Fn::Sub': `arn:\${AWS::Partition}:${shape.service}:${region}:${account}:${shape.before ?? ''}${name.replaceAll('${', '${!')}` };
}
