/**
 * The places that the command reports otherwise, because the raw template has them. SAM writes what an event of an API
 * asks for into the body of the API, and the definition of a state machine as text.
 */
import { entriesOf, own } from '../../../../src/template/json';
import { Json } from './template';

const INTEGRATION = 'x-amazon-apigateway-integration';
const ANY_METHOD = 'x-amazon-apigateway-any-method';

interface Kind {
  readonly named: string;
  readonly implicit: string;
  readonly path: string;
  /** The path of the settings in what the command creates. */
  readonly at: string;
}

const KINDS: ReadonlyMap<unknown, Kind> = new Map([
  ['Api', { named: 'RestApiId', implicit: 'ServerlessRestApi', path: '/', at: 'Integration' }],
  ['HttpApi', { named: 'ApiId', implicit: 'ServerlessHttpApi', path: '$default', at: '' }],
]);

type Place = readonly [expanded: string, raw: string];

/** Rewrites a line about the expanded template as one about the raw template. */
export function placedAsRaw(raw: Json): (text: string) => string {
  const places = entriesOf(raw.Resources).flatMap(([id, resource]): readonly Place[] => [
    ...entriesOf(own(own(resource, 'Properties'), 'Events')).flatMap(([name, event]) => placeOf(`${id}${name}`, event, raw)),
    ...(own(resource, 'Type') === 'AWS::Serverless::StateMachine' ? [[`App.${id} DefinitionString.`, `App.${id} Definition.`] as const] : []),
  ]);
  return (text) => places.reduce((line, [from, to]) => line.split(from).join(to), text);
}

function placeOf(id: string, event: unknown, raw: Json): readonly Place[] {
  const kind = KINDS.get(own(event, 'Type'));
  if (kind === undefined) return [];
  const properties = own(event, 'Properties');
  const api = own(properties, kind.named);
  const apiId = String(own(api, 'Ref') ?? api ?? kind.implicit);
  const method = String(own(properties, 'Method') ?? 'any').toLowerCase();
  const path = String(own(properties, 'Path') ?? kind.path);
  const written = own(own(own(own(own(own(raw.Resources, apiId), 'Properties'), 'DefinitionBody'), 'paths'), path), method);
  if (own(written, INTEGRATION) !== undefined) return [];
  const from = `App.${apiId} Body.paths.${path}.${method === 'any' ? ANY_METHOD : method}.${INTEGRATION}`;
  const to = `App.${id}${kind.at === '' ? '' : ` ${kind.at}`}`;
  return [[`${from}.timeoutInMillis`, `App.${id} ${kind.at === '' ? '' : `${kind.at}.`}TimeoutInMillis`], [from, to]];
}
