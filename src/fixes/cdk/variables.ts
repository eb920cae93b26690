/** Chooses variable names for the constructs of a stack: short ones, and longer ones where two would be equal. */
import { Resource, Stack } from '../../template/stack';
import { compareText } from '../../text/compare';

/** Names that have another meaning in the code of a plan. */
export const RESERVED: readonly string[] = [
  'arguments', 'await', 'break', 'case', 'catch', 'class', 'const', 'continue', 'debugger', 'default', 'delete', 'do', 'else', 'enum', 'eval', 'export',
  'extends', 'false', 'finally', 'for', 'function', 'if', 'implements', 'import', 'in', 'instanceof', 'interface', 'let', 'new', 'null', 'package', 'private',
  'protected', 'public', 'return', 'static', 'super', 'switch', 'this', 'throw', 'true', 'try', 'typeof', 'undefined', 'var', 'void', 'while', 'with', 'yield',
  'cloudwatch', 'destinations', 'dynamodb', 'events', 'iam', 'kinesis', 'lambda', 's3', 'schedulerTargets', 'sns', 'sources', 'sqs', 'targets',
];

export function variablesOf({ resources }: Stack): ReadonlyMap<string, string> {
  const all = [...resources.values()].sort((a, b) => compareText(a.logicalId, b.logicalId));
  const owners = ownersOf(all);
  const shortest = (resource: Resource): string => {
    const owner = owners.get(resource);
    return owner === undefined ? shortName(resource) : `${shortName(owner)}${resource.logicalId.slice(owner.logicalId.length)}`;
  };
  const ways = [shortest, longName, ({ logicalId }: Resource) => asVariable(logicalId)];
  const counts = ways.map((way) => counted(all.map(way)));
  const taken = new Set([...RESERVED, ...all.map(({ type }) => type.split('::')[1]?.toLowerCase())]);
  return new Map(all.map((resource, index) => {
    const names = ways.map((way) => way(resource));
    let free = names.find((name, i) => counts[i].get(name) === 1 && !taken.has(name));
    for (let n = index; free === undefined; n += 1) if (!taken.has(`${names[2]}${n}`)) free = `${names[2]}${n}`;
    taken.add(free);
    return [resource.logicalId, free];
  }));
}

/** For each resource without a path: the resource with the longest logical id that its own begins with. */
function ownersOf(sorted: readonly Resource[]): ReadonlyMap<Resource, Resource> {
  const owners = new Map<Resource, Resource>();
  const open: Resource[] = [];
  for (const resource of sorted) {
    while (open.length > 0 && !resource.logicalId.startsWith(open.at(-1)!.logicalId)) open.pop();
    const owner = open.at(-1);
    if (resource.declaredAt.path !== undefined) open.push(resource);
    else if (owner !== undefined) owners.set(resource, owner);
  }
  return owners;
}

/** Ids that mean something only together with the construct above. */
const OF_ITS_PARENT = /^(?:DefaultPolicy|DLQ|DeadLetterQueue|EventInvokeConfig|Policy|Role|ServiceRole)$/;

/** The id that `addEventSource` gives the mapping: `SqsEventSource:ShopOrders2BB62074`. */
const EVENT_SOURCE = /^(\w+EventSource):/;

/** `Shop/Orders/Resource` is `orders`, `Shop/Handler/ServiceRole/Resource` is `handlerServiceRole`. */
function shortName({ logicalId, declaredAt: { path = logicalId } }: Resource): string {
  const segments = segmentsOf(path);
  const [, source] = EVENT_SOURCE.exec(segments.at(-1) ?? '') ?? [];
  if (source !== undefined) return asVariable(`${segments.at(-2) ?? ''}${source}`);
  return asVariable(segments.slice(OF_ITS_PARENT.test(segments.at(-1) ?? '') ? -2 : -1).join('') || path);
}

function longName({ logicalId, declaredAt: { path = logicalId } }: Resource): string {
  return asVariable(segmentsOf(path).slice(1).join('') || path);
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== 'Resource' && segment !== '');
}

/** Text of a template never becomes code. */
function asVariable(text: string): string {
  const words = text.replace(/[^A-Za-z0-9_]+/g, '');
  return /^[A-Za-z_]/.test(words) ? lowerFirst(words) : `resource${words}`;
}

export function lowerFirst(text: string): string {
  const [, capitals] = /^([A-Z]+)(?![a-z])/.exec(text) ?? [];
  return capitals === undefined
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : capitals.toLowerCase() + text.slice(capitals.length);
}

/** The spelling of L1 classes for names like `ConsumerARN`. */
export function spelled(name: string): string {
  return name.replace(/[A-Z]{2,}/g, (capitals: string, at: number) => {
    const next = name.charAt(at + capitals.length);
    if (next === '') return lowerRest(capitals);
    // The last capital before a small letter begins the next word.
    return /[a-z]/.test(next) ? lowerRest(capitals.slice(0, -1)) + capitals.slice(-1) : capitals;
  });
}

function lowerRest(capitals: string): string {
  return capitals.charAt(0) + capitals.slice(1).toLowerCase();
}

function counted(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
