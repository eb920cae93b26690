/** The rooms of `src`, and which way imports go between them. To open a way, add it here; nowhere else is it written down. */
import { filesLoadedBy, type SourceFile } from './source-tree';

interface Room {
  readonly name: string;
  readonly holds: (path: string) => boolean;
  /** Rooms that it may import, beside itself. */
  readonly rooms: readonly string[];
  /** Packages and node built-ins that it may import. */
  readonly packages: readonly string[];
}

const PURE_ROOMS = ['model', 'template', 'facts', 'kinds', 'iam', 'graph', 'rules', 'checks', 'fixes', 'report'];

/** Files of `src/sources` and `src/destinations` that are facts or read templates: they stay in the pure half, whatever happens. */
const PURE_STEM = /^src\/(sources|destinations)\/(kinds|([^/]+\/)?(facts|kind))\.ts$/;

/** What AWS takes and gives, as data: both halves and the rules read it. */
const FACTS = /^src\/(sources|destinations)\/([^/]+\/)?(facts|destination-facts|filter-pattern|number-option)\.ts$/;

/** One folder holds both halves of a source or destination. A file is of the pure half if nothing that it reaches is of the other. */
function isPure(path: string, files: readonly SourceFile[]): boolean {
  if (PURE_STEM.test(path)) return true;
  const reached = reachable(files, root => root === path);
  return files.filter(file => reached.has(file.path))
    .every(file => /^src\/(model|template)\//.test(file.path) || (/^src\/(sources|destinations)\//.test(file.path) && file.packages.length === 0));
}

export function roomsOf(files: readonly SourceFile[]): readonly Room[] {
  const kinds = files.map(file => file.path).filter(path => /^src\/(sources|destinations)\//.test(path) && isPure(path, files));
  const folder = (name: string) => (path: string) => path.startsWith(`src/${name}/`);
  const room = (name: string, rooms: readonly string[], packages: readonly string[] = [], holds: Room['holds'] = folder(name)): Room =>
    ({ name, rooms, packages, holds });
  return [
    room('model', []),
    room('template', ['model'], ['fs', 'path', 'yaml']),
    room('facts', [], [], path => FACTS.test(path)),
    room('kinds', ['model', 'template', 'facts'], [], path => kinds.includes(path)),
    room('iam', ['model', 'template']),
    room('graph', ['model', 'template', 'kinds', 'iam']),
    room('rules', ['model', 'facts']),
    room('checks', ['model', 'rules', 'graph'], [], path => folder('checks')(path) && !/^src\/checks\/delivery-checks[^/]*\.ts$/.test(path)),
    room('fixes', ['model', 'template', 'rules', 'graph', 'checks']),
    room('report', ['model', 'template', 'rules', 'graph', 'checks', 'fixes'], ['crypto']),
    room('cli', PURE_ROOMS, ['commander', 'fs', 'path']),
    room('index', ['constructs', 'kinds'], [], path => path === 'src/index.ts'),
    // Whatever is left: the construct library proper, the only room that knows the CDK.
    room('constructs', PURE_ROOMS, ['aws-cdk-lib', 'constructs', 'fs', 'path'], () => true),
  ];
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
  const rooms = roomsOf(files);
  const roomOf = (path: string) => rooms.find(room => room.holds(path))!;
  return files.flatMap(file => {
    const room = roomOf(file.path);
    const ways = file.files.filter(path => roomOf(path) !== room && !room.rooms.includes(roomOf(path).name));
    const packages = file.packages.filter(name => !room.packages.includes(name));
    return [
      ...ways.map(path => `${file.path} (${room.name}) imports ${path} (${roomOf(path).name})`),
      ...packages.map(name => `${file.path} (${room.name}) imports the package ${name}`),
    ];
  });
}

/** Files that load each other, one line for each such company: `a.ts, b.ts`. What is imported as a type alone is not loaded. */
export function cycles(files: readonly SourceFile[]): string[] {
  const loading = files.map(file => ({ ...file, files: filesLoadedBy(file) }));
  const reached = new Map(loading.map(file => [file.path, reachable(loading, path => file.files.includes(path))]));
  const companies = loading.filter(({ path }) => reached.get(path)!.has(path))
    .map(({ path }) => loading.map(other => other.path).filter(other => reached.get(path)!.has(other) && reached.get(other)!.has(path)));
  return [...new Set(companies.map(company => company.join(', ')))];
}
