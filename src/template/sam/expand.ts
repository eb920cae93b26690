/**
 * A raw SAM template as CloudFormation reads it after SAM: `AWS::Serverless` resources become ordinary ones. Globals hold for every function
 * that says nothing else; a condition of a function holds for all that it becomes.
 */
import { LIMITS } from '../../limits';
import { entriesOf, isObject, isPlainObject, JsonObject, own } from '../json';
import { Stack } from '../stack';
import { UnreadPart } from '../unread-parts';
import { expandConnectors } from './connectors';
import { aliasId, expandFunction, SamFunction, unreadEvents } from './function';
import { Origin, originsOf } from './origins';
import { resource } from './resources';

/** Those that become one resource of another type and concern delivery only as what is named. */
const SIMPLE: ReadonlyMap<unknown, string> = new Map([
  ['AWS::Serverless::Api', 'AWS::ApiGateway::RestApi'],
  ['AWS::Serverless::HttpApi', 'AWS::ApiGatewayV2::Api'],
  ['AWS::Serverless::SimpleTable', 'AWS::DynamoDB::Table'],
  ['AWS::Serverless::StateMachine', 'AWS::StepFunctions::StateMachine'],
  ['AWS::Serverless::LayerVersion', 'AWS::Lambda::LayerVersion'],
]);

export function expandSam(template: object, stack: Stack): object {
  const resources = new Map(entriesOf(own(template, 'Resources')));
  const references = new Map<string, string>();
  for (const [id, raw] of [...resources]) {
    const type = own(raw, 'Type');
    const simple = SIMPLE.get(type);
    if (simple !== undefined) resources.set(id, { ...raw as JsonObject, ...resource(simple, {}) });
    if (type !== 'AWS::Serverless::Function') continue;
    const properties = merged(own(own(template, 'Globals'), 'Function'), own(raw, 'Properties'));
    const fn: SamFunction = { id, properties, find: (other) => resources.get(other), alias: aliasOf(properties.AutoPublishAlias, stack) };
    if (fn.alias !== undefined) references.set(`${id}.Alias`, aliasId(fn)).set(`${id}.Version`, `${id}Version`);
    (stack.unread as UnreadPart[]).push(...unreadEvents(fn));
    const made = expandFunction(fn).resources;
    for (const [logicalId, origin] of originsOf(id, properties, Object.keys(made))) (stack.origins as Map<string, Origin>).set(logicalId, origin);
    add(made, raw as JsonObject, id, resources);
  }
  expandConnectors(resources);
  const expanded = Object.fromEntries(resources);
  return { ...template, Resources: references.size === 0 ? expanded : withReferences(expanded, references, 0) };
}

/** What is made keeps the function's condition; the function itself keeps all that stood beside its properties. */
function add(made: Readonly<Record<string, JsonObject>>, raw: JsonObject, id: string, resources: Map<string, unknown>): void {
  const { Condition } = raw;
  for (const [key, value] of Object.entries(made)) {
    if (key === id) resources.set(key, { ...raw, ...value });
    else resources.set(key, Condition === undefined || resources.has(key) ? value : { ...value, Condition });
  }
}

/** Objects are merged, lists put together; of anything else the function's own word counts. */
function merged(global: unknown, said: unknown, depth = 0): JsonObject {
  const result = new Map(entriesOf(global));
  for (const [key, value] of entriesOf(said)) result.set(key, both(result.get(key), value, depth));
  return Object.fromEntries(result);
}

function both(global: unknown, said: unknown, depth: number): unknown {
  if (Array.isArray(global) && Array.isArray(said)) return [...global as unknown[], ...said as unknown[]];
  return isPlainObject(global) && isPlainObject(said) && depth < LIMITS.samGlobalsDepth.max ? merged(global, said, depth + 1) : said;
}

/** A text, or the default of a parameter: SAM needs to know it before anything is deployed. */
function aliasOf(alias: unknown, { template }: Stack): string | undefined {
  const name = own(alias, 'Ref');
  const text = typeof name === 'string' ? own(own(own(template, 'Parameters'), name), 'Default') : alias;
  if (alias === undefined) return undefined;
  return typeof text === 'string' ? text : 'Alias';
}

/** `Ref: Function.Alias` means the alias that SAM made. */
function withReferences(value: unknown, references: ReadonlyMap<string, string>, depth: number): unknown {
  if (depth > LIMITS.samDepth.max) return value;
  if (Array.isArray(value)) return value.map((item) => withReferences(item, references, depth + 1));
  if (!isObject(value)) return value;
  const found = typeof value.Ref === 'string' ? references.get(value.Ref) : undefined;
  return found === undefined
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withReferences(inner, references, depth + 1)]))
    : { Ref: found };
}
