/**
 * Finds the part of a SAM template behind each resource that SAM creates, which is the part that a user edits, and the
 * names of its settings there. The id of a created resource begins with the id of the function and the name of the
 * part.
 */
import { entriesOf, own } from '../json';
import { AddedItem } from './resources';
import { ROUTE_TIMEOUT, routeId } from './web-socket-api';

export interface Origin {
  /** The resource of the SAM template. */
  readonly resource: string;
  /** The part, such as `Events.Ordered`. Empty for the resource itself. */
  readonly part: string;
  /** The type of the event, if the part is one. */
  readonly event?: string;
  /** The path from the resource to the settings. Absent if SAM has no settings for the created resource. */
  readonly settings?: string;
  /** Settings with another name in SAM, longest first. */
  readonly renamed: readonly (readonly [created: string, sam: string])[];
  /** An item that SAM adds to a list of another resource. It has the renamed settings and no others. */
  readonly isItem?: true;
}

/** By the id of a resource that SAM creates, or by the id and path of an item that it adds to another resource. */
export type Origins = ReadonlyMap<string, Origin>;

/** The origin of a resource, or of the part of it that has the property. */
export function originOf(origins: Origins, logicalId: string, property: string): Origin | undefined {
  const whole = origins.get(logicalId);
  if (whole !== undefined || origins.size === 0) return whole;
  const names = property.split('.');
  const paths = names.map((_, i) => names.slice(0, i + 1).join('.'));
  return paths.map((path) => origins.get(itemKey(logicalId, path))).find((origin) => origin !== undefined);
}

/** No logical id contains a dot. */
function itemKey(logicalId: string, path: string): string {
  return `${logicalId}.${path}`;
}

type Renamed = Origin['renamed'];

const OF_FUNCTION: Renamed = [['DeadLetterConfig', 'DeadLetterQueue']];
const OF_TARGETS: Renamed = [['Targets.0.DeadLetterConfig', 'DeadLetterConfig'], ['Targets.0.RetryPolicy', 'RetryPolicy']];
const OF_EVENTS: ReadonlyMap<unknown, Renamed> = new Map([
  ['EventBridgeRule', OF_TARGETS], ['CloudWatchEvent', OF_TARGETS], ['Schedule', OF_TARGETS],
  ['ScheduleV2', [['Target.DeadLetterConfig', 'DeadLetterConfig'], ['Target.RetryPolicy', 'RetryPolicy']]],
]);

/** Parts by the rest of the id. A resource that belongs to a part without being `itself` has no settings. */
const PARTS: readonly (readonly [suffix: RegExp, part: string, itself?: string])[] = [
  [/^EventInvokeConfig/, 'EventInvokeConfig', 'EventInvokeConfig'],
  [/^U(?:rl|RL)/, 'FunctionUrlConfig', 'Url'],
  [/^Role$/, 'Policies'],
  [/^(?:Alias|Version$)/, 'AutoPublishAlias'],
];

type OriginById = readonly [logicalId: string, origin: Origin];

/** The origin of each resource that SAM creates for the function, the function included. */
export function originsOf(id: string, properties: object, created: readonly string[]): readonly OriginById[] {
  const events = [...eventsIn(properties)].sort((one, two) => two.name.length - one.name.length);
  return created.flatMap((logicalId): readonly OriginById[] => {
    if (logicalId === id) return [[id, { resource: id, part: '', settings: 'Properties', renamed: OF_FUNCTION }]];
    if (!logicalId.startsWith(id)) return [];
    const rest = logicalId.slice(id.length);
    const event = events.find(({ name }) => rest.startsWith(name));
    const [, part, itself] = PARTS.find(([suffix]) => event === undefined && suffix.test(rest)) ?? [];
    if (event !== undefined) return [[logicalId, ofEvent(id, event, rest === event.name)]];
    if (part === undefined) return [];
    const settings = rest === itself ? { settings: `Properties.${part}` } : {};
    return [[logicalId, { resource: id, part, renamed: [], ...settings }]];
  });
}

/** The origins of what the events of the function add to other resources. */
export function itemOrigins(id: string, properties: object, items: readonly AddedItem[]): readonly OriginById[] {
  return items.flatMap(({ to, at, event, renamed }): readonly OriginById[] => {
    const named = eventsIn(properties).find(({ name }) => `${id}${name}` === event);
    return named === undefined ? [] : [[itemKey(to, at), {
      ...ofEvent(id, named, true), isItem: true, renamed: renamed.map(([created, sam]) => [`${at}.${created}`, sam]),
    }]];
  });
}

function eventsIn(properties: object): readonly NamedEvent[] {
  return entriesOf(own(properties, 'Events')).map(([name, event]) => ({ name, type: own(event, 'Type') }));
}

/** The origins of what a WebSocket API creates for its routes. The integration has the settings of the route. */
export function routeOrigins(id: string, properties: object): readonly OriginById[] {
  return entriesOf(own(properties, 'Routes')).flatMap(([key]) => {
    const part = `Routes.${key}`;
    const origin = { resource: id, part, renamed: [] };
    const settings = `Properties.${part}`;
    return [
      [routeId(id, key, 'Route'), origin],
      [routeId(id, key, 'Integration'), { ...origin, settings, renamed: [ROUTE_TIMEOUT] }],
      [routeId(id, key, 'Permission'), origin],
    ];
  });
}

interface NamedEvent {
  readonly name: string;
  readonly type: unknown;
}

function ofEvent(resource: string, { name, type }: NamedEvent, itself: boolean): Origin {
  const part = `Events.${name}`;
  const settings = itself ? { settings: `Properties.${part}.Properties` } : {};
  const event = typeof type === 'string' ? { event: type } : {};
  return { resource, part, renamed: OF_EVENTS.get(type) ?? [], ...event, ...settings };
}

/**
 * The path of a setting in the SAM template, from `Resources` down. Undefined if the SAM template has no such setting.
 */
export function pathInSam({ resource, settings, renamed, isItem }: Origin, path: string): string | undefined {
  const [beside, ...property] = path.split('.');
  if (settings === 'Properties' && beside !== 'Properties') return `${resource}.${path}`;
  if (settings === undefined || beside !== 'Properties') return undefined;
  const setting = property.join('.');
  const found = renamed.find(([name]) => setting === name || setting.startsWith(`${name}.`));
  if (found === undefined && isItem) return undefined;
  const [created, sam] = found ?? ['', ''];
  return [resource, settings, `${sam}${setting.slice(created.length)}`].filter((part) => part !== '').join('.');
}

/**
 * The path of a setting in the properties of its SAM resource. The path of the part if the SAM template has no such
 * setting.
 */
export function settingInSam(origin: Origin, property: string): string {
  const whole = pathInSam(origin, `Properties.${property}`);
  return whole === undefined ? origin.part : whole.slice(`${origin.resource}.Properties.`.length);
}
