/**
 * The source ARNs of an API for the permission to invoke: `<api>/<stage>/<method>/<path>`, one for each stage of the
 * app. A stage, method or path that the app hides stays unknown.
 */
import { INPUT_LIMITS } from '../../limits';
import { arnHere } from '../../template/arn/arn-here';
import { Resource } from '../../template/stack';
import { at, propertiesOf } from '../../template/value/fields';
import { hidden, Part, Resolved } from '../../template/value/resolved';
import { partsOf } from '../../template/value/text';

/** The policy of a function has no room for more. */
const MOST_CALLS = INPUT_LIMITS.restApiCalls.max;

/** The part after the stage: `GET/orders/{id}`. */
export type Call = readonly Part[];

export const ANY_CALL: Call = [hidden('the call')];

export function callsTo(api: Resolved, stages: readonly Resource[], calls: readonly Call[]): readonly Resolved[] {
  const names = stages.map((stage) => at(propertiesOf(stage), 'StageName')).filter(({ is }) => is !== 'absent');
  const seen = new Set<string>();
  const all = (names.length === 0 ? [hidden('the stage')] : names).flatMap((stage) => {
    const parts = partsOf(stage);
    const text = parts.every((part) => typeof part === 'string') ? parts.join('') : undefined;
    if (text !== undefined && seen.has(text)) return [];
    if (text !== undefined) seen.add(text);
    return calls.map((call): Resolved => arnHere('execute-api', ...partsOf(api), '/', ...parts, '/', ...call));
  });
  if (all.length <= MOST_CALLS) return all;
  return [arnHere('execute-api', ...partsOf(api), '/', hidden('the stage'), '/', ...ANY_CALL)];
}

const DEEPEST_PATH = INPUT_LIMITS.restApiPathDepth.max;

/** `/orders/{id}`, from the resource up to the root. A hidden parent hides its part of the path. */
export function pathOf(resourceId: Resolved): Call {
  const path: Part[] = [];
  let place = resourceId;
  for (let steps = 0; steps < DEEPEST_PATH; steps += 1) {
    if (place.is !== 'reference') return ['/', hidden('the path'), ...path];
    if (place.attribute === 'RootResourceId') return path.length === 0 ? ['/'] : path;
    if (place.resource.type !== 'AWS::ApiGateway::Resource') return ['/', hidden('the path'), ...path];
    const properties = propertiesOf(place.resource);
    path.unshift('/', ...partsOf(at(properties, 'PathPart')));
    place = at(properties, 'ParentId');
  }
  return ['/', hidden('a path too deep to follow')];
}
