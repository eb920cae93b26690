/** The APIs that SAM creates for events that name none. Each exists if one of the functions of its events does. */
import { entriesOf, JsonObject, own } from '../json';
import { APIS, HTTP_API, IMPLICIT_HTTP_API, IMPLICIT_REST_API, REST_API } from './apis';
import { withGlobals } from './globals';
import { Made, mergeMade, NO_RESOURCES } from './resources';

export interface ApiUser {
  readonly properties: JsonObject;
  readonly condition?: unknown;
}

interface Implicit {
  readonly id: string;
  readonly type: string;
  readonly event: string;
  /** The property by which an event names its API. */
  readonly named: string;
  readonly properties: JsonObject;
}

export const IMPLICIT_STAGE = 'Prod';

const IMPLICIT: readonly Implicit[] = [
  { id: IMPLICIT_REST_API, type: REST_API, event: 'Api', named: 'RestApiId', properties: { StageName: IMPLICIT_STAGE } },
  { id: IMPLICIT_HTTP_API, type: HTTP_API, event: 'HttpApi', named: 'ApiId', properties: {} },
];

export function implicitApis(functions: readonly ApiUser[], template: object): Made {
  return mergeMade(...IMPLICIT.map((api) => {
    const conditions = new Set(functions.filter((fn) => uses(fn, api)).map(({ condition }) => condition));
    return conditions.size === 0 ? NO_RESOURCES : created(api, [...conditions], template);
  }));
}

function uses({ properties }: ApiUser, { event: type, named }: Implicit): boolean {
  return entriesOf(properties.Events).some(([, event]) => (
    own(event, 'Type') === type && own(own(event, 'Properties'), named) === undefined
  ));
}

function created({ id, type, properties }: Implicit, conditions: readonly unknown[], template: object): Made {
  const settings = withGlobals({ Type: type, Properties: properties }, template);
  const { resources } = APIS.get(type)?.(id, settings) ?? NO_RESOURCES;
  const always = conditions.includes(undefined);
  const [only, another] = conditions;
  const any = `${id}Condition`;
  const Condition = another === undefined ? only : any;
  if (always) return { resources };
  return {
    resources: Object.fromEntries(Object.entries(resources).map(([key, value]) => [key, { ...value, Condition }])),
    conditions: another === undefined ? {} : { [any]: { 'Fn::Or': conditions.map((one) => ({ Condition: one })) } },
  };
}
