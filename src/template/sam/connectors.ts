/**
 * Expands connectors into the policies and permissions that SAM creates, with the ids of SAM. A connector that hides an
 * end, or whose types no profile lists, may allow anything.
 */
import { clip } from '../../text/clip';
import { entriesOf, isObject, JsonObject, own } from '../json';
import { connectorEnd, logicalIdIn } from './connector-end';
import { granted, GrantPlace, grantIf } from './connector-grants';
import { profileOf } from './connector-profiles';

export const CONNECTOR = 'AWS::Serverless::Connector';

interface Connector {
  readonly id: string;
  readonly raw: unknown;
  readonly source: unknown;
}

type Made = Readonly<Record<string, JsonObject>>;

export function expandConnectors(resources: Map<string, unknown>): void {
  const connectors = [...resources].flatMap(([id, raw]) => connectorsIn(id, raw));
  if (connectors.length === 0) return;
  const mappings = mappingsOf(resources);
  const becomes = new Map<string, readonly string[]>();
  const waits = new Map<string, string[]>();
  for (const connector of connectors) {
    const { raw } = connector;
    const made = connectedBy(connector, resources, (pair, policies) => waitsOf(pair, policies, mappings, waits));
    const attributes = Object.fromEntries(['Condition', 'DependsOn']
      .filter((name) => own(raw, name) !== undefined)
      .map((name) => [name, own(raw, name)]));
    if (own(resources.get(connector.id), 'Type') === CONNECTOR) resources.delete(connector.id);
    becomes.set(connector.id, Object.keys(made));
    Object.entries(made).forEach(([id, one]) => resources.set(id, { ...attributes, ...one }));
  }
  for (const [id, raw] of resources) {
    const waitsFor = [own(raw, 'DependsOn') ?? []].flat().map(String);
    const policies = waits.get(id) ?? [];
    if (policies.length === 0 && !waitsFor.some((other) => becomes.has(other))) continue;
    const DependsOn = [...waitsFor.flatMap((other) => becomes.get(other) ?? [other]), ...policies];
    resources.set(id, { ...raw as JsonObject, DependsOn });
  }
}

/**
 * The connectors of a template that does not name the transform of SAM, which another tool may add. They stay as they
 * are, and may allow anything between their ends.
 */
export function suspectConnectors(resources: Map<string, unknown>): readonly string[] {
  const connectors = [...resources].flatMap(([id, raw]) => connectorsIn(id, raw));
  for (const connector of connectors) {
    Object.entries(connectedBy(connector, resources, () => undefined, true))
      .forEach(([id, one]) => resources.set(id, one));
  }
  return connectors.map(({ id }) => id);
}

/** SAM lets the mapping between both ends wait for the policy, unless there are several mappings. */
function waitsOf(
  pair: string,
  policies: readonly string[],
  mappings: ReadonlyMap<string, readonly string[]>,
  waits: Map<string, string[]>,
): void {
  const [id, another] = mappings.get(pair) ?? [];
  if (id === undefined || another !== undefined) return;
  const others = waits.get(id) ?? [];
  policies.forEach((policy) => others.push(policy));
  waits.set(id, others);
}

/** Whether a resource is a connector, or has some. */
export function hasConnectors(raw: unknown): boolean {
  return own(raw, 'Type') === CONNECTOR || own(raw, 'Connectors') !== undefined;
}

/** A connector is a resource, or an entry in the attribute `Connectors` of its source. */
function connectorsIn(id: string, raw: unknown): readonly Connector[] {
  if (own(raw, 'Type') === CONNECTOR) {
    return [{ id, raw, source: own(own(raw, 'Properties'), 'Source') }];
  }
  return entriesOf(own(raw, 'Connectors')).map(([name, inside]): Connector => {
    const more = own(own(inside, 'Properties'), 'SourceReference');
    return { id: `${id}${name}`, raw: inside, source: { ...isObject(more) ? more : {}, Id: id } };
  });
}

function connectedBy(
  { id, raw, source: sourceEnd }: Connector,
  resources: ReadonlyMap<string, unknown>,
  serves: (pair: string, policies: readonly string[]) => void,
  isSuspected = false,
): Made {
  const properties = own(raw, 'Properties');
  const to = own(properties, 'Destination');
  const permissions = own(properties, 'Permissions');
  return Object.fromEntries([to].flat().flatMap((one, i) => {
    const destination = connectorEnd(one, sourceEnd, resources);
    const source = connectorEnd(sourceEnd, one, resources);
    const profile = profileOf(source.type, destination.type);
    const place: GrantPlace = {
      id,
      last: Array.isArray(to) ? `Destination${i}` : '',
      hidden: { [`Fn::Transform of the connector ${clip(id)}`]: {} },
    };
    if (isSuspected || profile === undefined || !isStrings(permissions)) {
      return Object.entries(grantIf(place, source, destination));
    }
    const made = granted(place, profile, permissions, source, destination);
    if (profile.in === 'destination-role') serves(`${source.id} ${destination.id}`, Object.keys(made));
    return Object.entries(made);
  }));
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function mappingsOf(resources: ReadonlyMap<string, unknown>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [id, raw] of resources) {
    if (own(raw, 'Type') !== 'AWS::Lambda::EventSourceMapping') continue;
    const [source, fn] = ['EventSourceArn', 'FunctionName'].map((name) => logicalIdIn(own(own(raw, 'Properties'), name)));
    const others = found.get(`${source} ${fn}`);
    if (others === undefined) found.set(`${source} ${fn}`, [id]);
    else others.push(id);
  }
  return found;
}
