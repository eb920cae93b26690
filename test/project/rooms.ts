/**
 * The rooms of `src`, lowest first, and which way imports go between them: a room imports from rooms above it in this list, and from itself.
 * To open a way, add it here; nowhere else is it written down.
 */
import type { SourceFile } from './source-tree';

interface Room {
  readonly name: string;
  /** Rooms that it may import, beside itself. */
  readonly rooms: readonly string[];
  /** Packages and node built-ins that it may import. */
  readonly packages: readonly string[];
}

/** Numbers and names of AWS stand beside what reads them, and import nothing but other facts. */
const FACTS = /\/(?:destination-)?facts\.ts$/;

/** Every room may import the bounds of untrusted input. */
const LIMITS = 'limits';

const room = (name: string, rooms: readonly string[] = [], packages: readonly string[] = []): Room => (
  { name, rooms: [LIMITS, ...rooms], packages }
);

const BELOW_GRAPH = ['text', 'model', 'facts', 'patterns', 'template', 'resources', 'sources', 'destinations', 'iam'];
/** What rules are made of: the kit knows no query, and a query knows no remedy and no rule. */
const BELOW_RULES = ['text', 'model', 'facts', 'patterns', 'events'];
const RULES = ['rules/kit', 'rules/queries', 'rules'];
const BELOW_FIXES = [...BELOW_GRAPH, 'events', 'graph', ...RULES, 'checks'];

export const ROOMS: readonly Room[] = [
  { name: LIMITS, rooms: [], packages: [] },
  room('text'),
  room('files', ['text'], ['crypto', 'fs', 'module', 'path', 'vm']),
  room('model'),
  room('facts', ['model']),
  room('patterns', ['text', 'model', 'facts']),
  room('events', ['text', 'model', 'facts', 'patterns']),
  room('template', ['files', 'text', 'model', 'facts'], ['path', 'yaml']),
  room('resources', ['text', 'model', 'facts', 'template']),
  room('sources', ['text', 'model', 'facts', 'patterns', 'template', 'resources']),
  room('destinations', ['text', 'model', 'facts', 'template', 'resources']),
  room('iam', ['text', 'model', 'facts', 'template']),
  room('graph', BELOW_GRAPH),
  room('rules/kit', BELOW_RULES),
  room('rules/queries', [...BELOW_RULES, 'rules/kit']),
  room('rules/remedies', [...BELOW_RULES, 'rules/kit', 'rules/queries'], ['crypto']),
  room('rules', [...BELOW_RULES, 'rules/kit', 'rules/queries', 'rules/remedies']),
  room('checks', ['text', 'model', 'facts', 'graph', ...RULES]),
  room('fixes', BELOW_FIXES),
  room('report', [...BELOW_FIXES, 'fixes'], ['crypto', 'sarif', '@dagrejs/dagre', '#layout', '#page']),
  room('cli', ['files', ...BELOW_FIXES, 'fixes', 'report'], ['commander', 'module', 'path', 'util', 'v8']),
  room('constructs', ['files', ...BELOW_FIXES, 'fixes', 'report'], ['aws-cdk-lib', 'constructs', 'crypto', 'path']),
  room('index', ['constructs']),
];

/**
 * A room is a folder of `src` or a file directly below it, or a folder in one that the list names; facts are one room in whichever folder
 * they are.
 */
export function roomOf(path: string): string {
  if (FACTS.test(path)) return 'facts';
  const [, folder, inner] = path.split('/');
  const within = `${folder}/${inner}`;
  return ROOMS.some(({ name }) => name === within) ? within : folder.replace(/\.ts$/, '');
}

/** The files that `isRoot` names and all that they import, directly or through others. */
export function reachable(files: readonly SourceFile[], isRoot: (path: string) => boolean): ReadonlySet<string> {
  const imports = new Map(files.map(file => [file.path, file.files]));
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    imports.get(path)?.forEach(visit);
  };
  files.map(file => file.path).filter(isRoot).forEach(visit);
  return seen;
}

/** Every import that goes a way that is not open, as `src/a.ts imports …`. */
export function wrongWays(files: readonly SourceFile[]): string[] {
  const rooms = new Map(ROOMS.map(one => [one.name, one]));
  return files.flatMap(file => {
    const name = roomOf(file.path);
    const from = rooms.get(name);
    if (from === undefined) return [`${file.path} is in no room`];
    const ways = file.files.filter(path => roomOf(path) !== name && !from.rooms.includes(roomOf(path)));
    const packages = file.packages.filter(one => !from.packages.includes(one));
    return [
      ...ways.map(path => `${file.path} (${name}) imports ${path} (${roomOf(path)})`),
      ...packages.map(one => `${file.path} (${name}) imports the package ${one}`),
    ];
  });
}

/** Ways that the list opens to a room further down: none, or the list has no order. */
export function upwardWays(rooms: readonly Room[] = ROOMS): string[] {
  const order = new Map(rooms.map(({ name }, i) => [name, i]));
  return rooms.flatMap((one, i) => one.rooms.filter(other => (order.get(other) ?? i) >= i).map(other => `${one.name} imports ${other}`));
}

/** Files that import each other, types included, one line for each circle: `a.ts, b.ts`. */
export function cycles(files: readonly SourceFile[]): string[] {
  const reached = new Map(files.map(file => [file.path, reachable(files, path => file.files.includes(path))]));
  const companies = files.filter(({ path }) => reached.get(path)!.has(path))
    .map(({ path }) => files.map(other => other.path).filter(other => reached.get(path)!.has(other) && reached.get(other)!.has(path)));
  return [...new Set(companies.map(company => company.join(', ')))];
}
