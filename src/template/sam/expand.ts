/**
 * Expands a SAM template as the transform `AWS::Serverless-2016-10-31` does: `AWS::Serverless` resources become
 * ordinary ones. `Globals` apply to every resource that does not override them, and a condition of a resource applies
 * to every resource that it becomes.
 *
 * It follows aws-sam-translator 1.115.0, which implements version 2016-10-31 of the SAM specification.
 *
 * @see https://github.com/aws/serverless-application-model/blob/develop/versions/2016-10-31.md
 */
import { defined } from '../../model/defined';
import { entriesOf, isObject, JsonObject, own } from '../json';
import { Transformed } from '../transforms/transformed';
import { UnreadPart } from '../unread-parts';
import { aliasOf } from './alias';
import { APIS } from './apis';
import { expandConnectors } from './connectors';
import { expandFunction, SamFunction, unreadEvents } from './function';
import { withGlobals } from './globals';
import { implicitApis } from './implicit-apis';
import { itemOrigins, Origin, originsOf, routeOrigins } from './origins';
import { samAttributes, withSamAttributes } from './references';
import { Made, made } from './resources';
import { STATE_MACHINE, stateMachine, unreadMachineEvents } from './state-machine';
import { WEB_SOCKET_API } from './web-socket-api';

const FUNCTION = 'AWS::Serverless::Function';

type ExpandResource = (id: string, properties: JsonObject) => Made;

/** Their events have changed them before. */
const AFTER_FUNCTIONS: ReadonlyMap<unknown, ExpandResource> = new Map<unknown, ExpandResource>([
  ...APIS,
  [STATE_MACHINE, stateMachine],
  // Delivery needs only the names of these.
  ['AWS::Serverless::SimpleTable', (id) => made(id, 'AWS::DynamoDB::Table', {})],
  ['AWS::Serverless::LayerVersion', (id) => made(id, 'AWS::Lambda::LayerVersion', {})],
]);

export function expandSam(template: object): Transformed {
  return new Expansion(template).expanded();
}

class Expansion {
  private readonly resources: Map<string, unknown>;
  private readonly conditions = new Map<string, unknown>();
  private readonly attributes = new Map<string, string>();
  private readonly origins = new Map<string, Origin>();
  private readonly unread: UnreadPart[] = [];

  public constructor(private readonly template: object) {
    this.resources = new Map(entriesOf(own(template, 'Resources')));
  }

  public expanded(): Transformed {
    const all = [...this.resources];
    const functions = all.filter(([, raw]) => own(raw, 'Type') === FUNCTION)
      .map(([id, raw]) => [this.functionOf(id, raw), raw] as const);
    for (const [fn, raw] of functions) this.expandFunction(fn, raw);
    for (const [id, raw] of all) this.expandOther(id, raw);
    this.add(implicitApis(functions.map(([fn]) => fn), this.template), {});
    expandConnectors(this.resources);
    const template = {
      ...this.template,
      ...(this.conditions.size === 0 ? {} : {
        Conditions: Object.fromEntries([...entriesOf(own(this.template, 'Conditions')), ...this.conditions]),
      }),
      Resources: Object.fromEntries(this.resources),
    };
    const written = withSamAttributes(template, this.attributes);
    return { template: isObject(written) ? written : template, origins: this.origins, unread: this.unread };
  }

  private functionOf(id: string, raw: unknown): SamFunction {
    const properties = withGlobals(raw, this.template);
    const alias = aliasOf(id, properties.AutoPublishAlias, this.template);
    const condition = own(raw, 'Condition');
    const find = (other: string): unknown => this.resources.get(other);
    return { id, properties, find, ...defined({ alias, condition }) };
  }

  private expandFunction(fn: SamFunction, raw: unknown): void {
    const { id, properties } = fn;
    unreadEvents(fn).forEach((event) => this.unread.push(event));
    const expanded = expandFunction(fn);
    samAttributes(id, expanded).forEach(([name, created]) => this.attributes.set(name, created));
    const found = originsOf(id, properties, Object.keys(expanded.resources));
    const items = itemOrigins(id, properties, expanded.items ?? []);
    [...found, ...items].forEach(([key, origin]) => this.origins.set(key, origin));
    this.add(expanded, raw as JsonObject, id);
  }

  private expandOther(id: string, raw: unknown): void {
    const type = own(raw, 'Type');
    const expand = AFTER_FUNCTIONS.get(type);
    if (expand === undefined) return;
    const properties = withGlobals(raw, this.template);
    const expanded = expand(id, properties);
    samAttributes(id, expanded).forEach(([name, created]) => this.attributes.set(name, created));
    if (type === WEB_SOCKET_API) {
      routeOrigins(id, properties).forEach(([logicalId, origin]) => this.origins.set(logicalId, origin));
    }
    if (type === STATE_MACHINE) unreadMachineEvents(id, properties).forEach((event) => this.unread.push(event));
    this.add(expanded, raw as JsonObject, id);
  }

  /** Every created resource has the condition of the SAM resource, which itself keeps its other attributes too. */
  private add({ resources, changed = {}, conditions = {} }: Made, raw: JsonObject, id?: string): void {
    const { Condition } = raw;
    for (const [key, value] of Object.entries(resources)) {
      const conditional = Condition === undefined || value.Condition !== undefined ? value : { ...value, Condition };
      this.resources.set(key, key === id ? { ...raw, ...conditional } : conditional);
    }
    Object.entries(changed).forEach(([key, value]) => this.resources.set(key, value));
    Object.entries(conditions).forEach(([name, condition]) => this.conditions.set(name, condition));
  }
}
