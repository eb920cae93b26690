/**
 * Where the resources that SAM makes come from: the part of the SAM template that a user edits to change one, and what its settings are called
 * there. SAM names what it makes after the function and the part, so the names tell.
 */
import { entriesOf, own } from '../json';

export interface Origin {
  /** The resource of the SAM template. */
  readonly resource: string;
  /** Its part, for people: `Events.Ordered`; empty for the resource itself. */
  readonly part: string;
  /** Where the settings of the made resource stand, from the resource; absent where SAM has none for it. */
  readonly settings?: string;
  /** Settings that are called otherwise, longest first: the made resource's words and SAM's. */
  readonly renamed: readonly (readonly [made: string, sam: string])[];
}

type Renamed = Origin['renamed'];

const OF_FUNCTION: Renamed = [['DeadLetterConfig', 'DeadLetterQueue']];
const OF_TARGETS: Renamed = [['Targets.0.DeadLetterConfig', 'DeadLetterConfig'], ['Targets.0.RetryPolicy', 'RetryPolicy']];
const OF_EVENTS: ReadonlyMap<unknown, Renamed> = new Map([
  ['EventBridgeRule', OF_TARGETS], ['CloudWatchEvent', OF_TARGETS], ['Schedule', OF_TARGETS],
  ['ScheduleV2', [['Target.DeadLetterConfig', 'DeadLetterConfig'], ['Target.RetryPolicy', 'RetryPolicy']]],
]);

/** By the rest of the name; what is not the part itself but belongs to it has no settings. */
const PARTS: readonly (readonly [suffix: RegExp, part: string, itself?: string])[] = [
  [/^EventInvokeConfig/, 'EventInvokeConfig', 'EventInvokeConfig'], [/^U(?:rl|RL)/, 'FunctionUrlConfig', 'Url'], [/^Role$/, 'Policies'],
  [/^(?:Alias|Version$)/, 'AutoPublishAlias'],
];

/** The origin of each resource that is made of the function, the function included. */
export function originsOf(id: string, properties: object, made: readonly string[]): readonly (readonly [string, Origin])[] {
  const events = entriesOf(own(properties, 'Events'))
    .map(([name, event]) => ({ name, type: own(event, 'Type') }))
    .sort((one, two) => two.name.length - one.name.length);
  return made.flatMap((logicalId): (readonly [string, Origin])[] => {
    if (logicalId === id) return [[id, { resource: id, part: '', settings: 'Properties', renamed: OF_FUNCTION }]];
    if (!logicalId.startsWith(id)) return [];
    const rest = logicalId.slice(id.length);
    const event = events.find(({ name }) => rest.startsWith(name));
    const [, part, itself] = PARTS.find(([suffix]) => event === undefined && suffix.test(rest)) ?? [];
    if (event !== undefined) return [[logicalId, ofEvent(id, event, rest === event.name)]];
    return part === undefined ? [] : [[logicalId, { resource: id, part, renamed: [], ...(rest === itself ? { settings: `Properties.${part}` } : {}) }]];
  });
}

function ofEvent(resource: string, { name, type }: { readonly name: string; readonly type: unknown }, itself: boolean): Origin {
  const part = `Events.${name}`;
  return { resource, part, renamed: OF_EVENTS.get(type) ?? [], ...(itself ? { settings: `Properties.${part}.Properties` } : {}) };
}

/** The path of a made resource's setting in the words of the SAM template, from the top of its resources; undefined where there is none. */
export function pathInSam({ resource, settings, renamed }: Origin, path: string): string | undefined {
  const [beside, ...property] = path.split('.');
  if (settings === 'Properties' && beside !== 'Properties') return `${resource}.${path}`;
  if (settings === undefined || beside !== 'Properties') return undefined;
  const said = property.join('.');
  const [made, sam] = renamed.find(([before]) => said === before || said.startsWith(`${before}.`)) ?? ['', ''];
  return [resource, settings, `${sam}${said.slice(made.length)}`].filter((part) => part !== '').join('.');
}

/** Where somebody who looks at the SAM template finds the setting, in the properties of its resource: in its part, or the part itself. */
export function settingInSam(origin: Origin, property: string): string {
  const whole = pathInSam(origin, `Properties.${property}`);
  return whole === undefined ? origin.part : whole.slice(`${origin.resource}.Properties.`.length);
}
