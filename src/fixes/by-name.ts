/** Builds the ARN of a named resource, for stacks that cannot import it: they are deployed earlier or elsewhere. */
import { ARN_SHAPES } from '../facts/arn-shapes';
import { JsonObject, own } from '../template/json';
import { Stack } from '../template/stack';

const PATH = 'Path';
const ENVIRONMENT = /^aws:\/\/(\d{12})\/([a-z]{2}(?:-[a-z]+)+-\d+)$/;

/** Where a resource is deployed, if that is elsewhere. */
export interface Elsewhere {
  readonly account: string;
  readonly region: string;
}

/** Undefined if the account or the Region is not known. */
export function placeOf(stack: Stack | undefined): Elsewhere | undefined {
  const [, account, region] = ENVIRONMENT.exec(stack?.environment ?? '') ?? [];
  return account === undefined ? undefined : { account, region };
}

/** Undefined if the resource has no name, or one that only its own stack can resolve. */
export function arnByName(resource: JsonObject, attribute: string, elsewhere?: Elsewhere): unknown {
  const shape = ARN_SHAPES.get(String(resource.Type));
  // A role or policy without a path has its name alone.
  const hasPrefix = shape?.prefix !== undefined
    && (shape.prefix !== PATH || own(resource.Properties, PATH) !== undefined);
  if (shape?.service === undefined || hasPrefix || shape.parent !== undefined) return undefined;
  const name = shape.arn[0] === attribute ? own(resource.Properties, shape.name ?? '') : undefined;
  if (typeof name !== 'string') return undefined;
  const region = shape.noRegion ? '' : elsewhere?.region ?? '${AWS::Region}';
  const account = shape.noAccount ? '' : elsewhere?.account ?? '${AWS::AccountId}';
  return { 'Fn::Sub': `arn:\${AWS::Partition}:${shape.service}:${region}:${account}:${shape.before ?? ''}${name.replaceAll('${', '${!')}` };
}
