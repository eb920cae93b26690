/**
 * Reads the integrations in the OpenAPI body of an API: one for each method of each path. A method may refer to an
 * integration that the body names among its components.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
 */
import { at, textOf, whereSet } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';

export interface BodyIntegration {
  /** The path of the integration in the properties of the API. */
  readonly property: string;
  readonly integration: Resolved;
  /** `ANY` for every method that the path does not list. */
  readonly method: string;
  readonly path: string;
  readonly isDefault: boolean;
  /** The condition under which the body has the integration. */
  readonly condition?: string;
}

const INTEGRATION = 'x-amazon-apigateway-integration';
const NAMED = 'x-amazon-apigateway-integrations';
const METHODS: ReadonlyMap<string, string> = new Map([
  ...['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'].map((name) => [name, name.toUpperCase()] as const),
  ['x-amazon-apigateway-any-method', 'ANY'],
]);
const DEFAULT_PATHS: ReadonlySet<string> = new Set(['$default', '/$default']);

/** Takes the properties of the API. */
export function integrationsIn(properties: Resolved): readonly BodyIntegration[] {
  const body = at(properties, 'Body');
  return entriesAt(at(body, 'paths')).flatMap(([path, item]) => (
    entriesAt(item.value).flatMap(([name, method]): readonly BodyIntegration[] => {
      const called = METHODS.get(name.toLowerCase());
      const written = whereSet(at(method.value, INTEGRATION));
      if (called === undefined || written.value.is === 'absent') return [];
      const condition = item.condition ?? method.condition ?? written.condition;
      return [{
        property: `Body.paths.${path}.${name}.${INTEGRATION}`,
        integration: named(body, written.value),
        method: called,
        path,
        isDefault: DEFAULT_PATHS.has(path),
        ...(condition === undefined ? {} : { condition }),
      }];
    })
  ));
}

type Conditional = ReturnType<typeof whereSet>;

/** The members of an object, which a template may set under a condition. */
export function entriesAt(value: Resolved): readonly (readonly [string, Conditional])[] {
  const { value: object, condition } = whereSet(value);
  if (object.is !== 'fields') return [];
  return Object.keys(object.raw).map((key) => {
    const member = whereSet(at(object, key));
    return [key, condition === undefined ? member : { ...member, condition }];
  });
}

/** `$ref: '#/components/x-amazon-apigateway-integrations/name'`. */
function named(body: Resolved, integration: Resolved): Resolved {
  const reference = textOf(at(integration, '$ref'), undefined);
  const name = typeof reference === 'string' ? reference.split('/').at(-1) : undefined;
  return name === undefined ? integration : whereSet(at(body, 'components', NAMED, name)).value;
}
