/**
 * Expands a SAM template as the transform `AWS::Serverless-2016-10-31` does: `AWS::Serverless` resources become
 * ordinary ones. `Globals` apply to every function that does not override them, and a condition of a function applies
 * to every resource that it becomes.
 *
 * It follows aws-sam-translator 1.110.0 of 2026-05-19, which implements version 2016-10-31 of the SAM specification.
 *
 * @see https://github.com/aws/serverless-application-model/blob/develop/versions/2016-10-31.md
 */
import { INPUT_LIMITS } from '../../limits';
import { entriesOf, isObject, isPlainObject, JsonObject, own } from '../json';
import { Transformed } from '../transforms/transformed';
import { UnreadPart } from '../unread-parts';
import { CONNECTOR, expandConnectors } from './connectors';
import { aliasId, expandFunction, SamFunction, unreadEvents } from './function';
import { Origin, originsOf } from './origins';
import { resource } from './resources';

const FUNCTION = 'AWS::Serverless::Function';

/** These become one resource of another type. Delivery needs only its name, so its properties are left out. */
const SIMPLE: ReadonlyMap<unknown, string> = new Map([
  ['AWS::Serverless::Api', 'AWS::ApiGateway::RestApi'],
  ['AWS::Serverless::HttpApi', 'AWS::ApiGatewayV2::Api'],
  ['AWS::Serverless::SimpleTable', 'AWS::DynamoDB::Table'],
  ['AWS::Serverless::StateMachine', 'AWS::StepFunctions::StateMachine'],
  ['AWS::Serverless::LayerVersion', 'AWS::Lambda::LayerVersion'],
]);

/** The types of resources that are expanded. Others are listed as not read. */
export const EXPANDED_TYPES: readonly unknown[] = [FUNCTION, CONNECTOR, ...SIMPLE.keys()];

export function expandSam(template: object): Transformed {
  const resources = new Map(entriesOf(own(template, 'Resources')));
  const references = new Map<string, string>();
  const origins = new Map<string, Origin>();
  const unread: UnreadPart[] = [];
  for (const [id, raw] of [...resources]) {
    const type = own(raw, 'Type');
    const simple = SIMPLE.get(type);
    if (simple !== undefined) resources.set(id, { ...raw as JsonObject, ...resource(simple, {}) });
    if (type !== FUNCTION) continue;
    const fn = functionOf(id, raw, template, resources);
    if (fn.alias !== undefined) references.set(`${id}.Alias`, aliasId(fn)).set(`${id}.Version`, `${id}Version`);
    unreadEvents(fn).forEach((event) => unread.push(event));
    const created = expandFunction(fn).resources;
    originsOf(id, fn.properties, Object.keys(created)).forEach(([logicalId, origin]) => origins.set(logicalId, origin));
    add(created, raw as JsonObject, id, resources);
  }
  expandConnectors(resources);
  const expanded = Object.fromEntries(resources);
  const Resources = references.size === 0 ? expanded : withReferences(expanded, references, 0);
  return { template: { ...template, Resources }, origins, unread };
}

function functionOf(id: string, raw: unknown, template: object, resources: ReadonlyMap<string, unknown>): SamFunction {
  const properties = merged(own(own(template, 'Globals'), 'Function'), own(raw, 'Properties'));
  const alias = aliasOf(properties.AutoPublishAlias, template);
  return { id, properties, find: (other) => resources.get(other), alias };
}

/** Every created resource has the condition of the function. The function itself keeps its other attributes too. */
function add(
  created: Readonly<Record<string, JsonObject>>, raw: JsonObject, id: string, resources: Map<string, unknown>,
): void {
  const { Condition } = raw;
  for (const [key, value] of Object.entries(created)) {
    if (key === id) resources.set(key, { ...raw, ...value });
    else resources.set(key, Condition === undefined || resources.has(key) ? value : { ...value, Condition });
  }
}

/** Objects are merged and lists joined. Any other value of the function replaces the global one. */
function merged(global: unknown, local: unknown, depth = 0): JsonObject {
  const result = new Map(entriesOf(global));
  for (const [key, value] of entriesOf(local)) result.set(key, both(result.get(key), value, depth));
  return Object.fromEntries(result);
}

function both(global: unknown, local: unknown, depth: number): unknown {
  if (Array.isArray(global) && Array.isArray(local)) return [...global as unknown[], ...local as unknown[]];
  const canMerge = isPlainObject(global) && isPlainObject(local) && depth < INPUT_LIMITS.samGlobalsDepth.max;
  return canMerge ? merged(global, local, depth + 1) : local;
}

/** A string, or the default of a parameter, because SAM needs the name before the deployment. */
function aliasOf(alias: unknown, template: object): string | undefined {
  const name = own(alias, 'Ref');
  const text = typeof name === 'string' ? own(own(own(template, 'Parameters'), name), 'Default') : alias;
  if (alias === undefined) return undefined;
  return typeof text === 'string' ? text : 'Alias';
}

/** `Ref: Function.Alias` refers to the alias that SAM creates. */
function withReferences(value: unknown, references: ReadonlyMap<string, string>, depth: number): unknown {
  if (depth > INPUT_LIMITS.samDepth.max) return value;
  if (Array.isArray(value)) return value.map((item) => withReferences(item, references, depth + 1));
  if (!isObject(value)) return value;
  const found = typeof value.Ref === 'string' ? references.get(value.Ref) : undefined;
  return found === undefined
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => (
      [key, withReferences(inner, references, depth + 1)]
    )))
    : { Ref: found };
}
