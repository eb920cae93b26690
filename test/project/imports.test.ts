import * as manifest from '../../package.json';
import { cycles, reachable, ROOMS, upwardWays, wrongWays } from './rooms';
import { isBuiltin, parse, readSources, type SourceFile } from './source-tree';

const files = readSources('src');

/** `src` with one more file, to show that a rule can fail. */
const withFile = (path: string, text: string): SourceFile[] => [...files.filter(file => file.path !== path), parse(path, text)];

/** Packages that a user of the library has: anything else is there in this checkout only. */
const SHIPPED = Object.keys(manifest.peerDependencies);

/** `@types/sarif` has types alone, and there is no package that could be loaded. */
const TYPES_ONLY = ['sarif'];

/** Inside the bundles: the command's, and those that it loads by the names of "imports" in package.json. */
const BUNDLED: readonly (readonly [folder: string, packages: readonly string[]])[] = [
  ['src/cli/', ['commander']], ['src/template/', ['yaml']], ['src/report/', ['#layout', '#page']], ['src/report/layout/', ['@dagrejs/dagre']],
];

const allowedIn = ({ path }: SourceFile) => [
  ...SHIPPED, ...TYPES_ONLY, ...BUNDLED.flatMap(([folder, packages]) => (path.startsWith(folder) ? packages : [])),
];

const notShipped = (sources: readonly SourceFile[]) =>
  sources.flatMap(file => file.packages.filter(name => !allowedIn(file).includes(name) && !isBuiltin(name))
    .map(name => `${file.path} imports ${name}`));

/** Packages that running the command loads: those of every file that its entry reaches. */
function loadedByTheCommand(sources: readonly SourceFile[]): string[] {
  const reached = reachable(sources, path => path === 'src/cli/index.ts');
  return [...new Set(sources.filter(file => reached.has(file.path)).flatMap(file => file.packages))].sort();
}

describe('imports go one way between the rooms', () => {
  test('in all of src', () => {
    expect(wrongWays(files)).toEqual([]);
  });

  test('and no room imports from one further down the list', () => {
    expect(upwardWays()).toEqual([]);
    expect(upwardWays([{ name: 'model', rooms: ['graph'], packages: [] }, ...ROOMS.filter(({ name }) => name !== 'model')])).toEqual(['model imports graph']);
  });

  test.each([
    ['src/model/x.ts', "import { readApp } from '../template/load/read-app';"],
    ['src/model/x.ts', "import { Duration } from 'aws-cdk-lib';"],
    ['src/model/x.ts', "type D = import('aws-cdk-lib').Duration;"],
    ['src/template/x.ts', "import { queueReader } from '../resources/queue/read';"],
    ['src/report/x.ts', "import { writeFileSync } from 'node:fs';"],
    ['src/sources/sqs/read.ts', "import { SqsConsumer } from '../../constructs/sources/sqs/sqs-consumer';"],
    ['src/sources/sqs/facts.ts', "import { readGraph } from '../../graph/read-graph';"],
    ['src/resources/queue/read.ts', "import * as sqs from 'aws-cdk-lib/aws-sqs';"],
    ['src/graph/x.ts', "import { SqsConsumer } from '../constructs/sources/sqs/sqs-consumer';"],
    ['src/report/x.ts', "import { run } from '../cli/run-command';"],
    ['src/rules/x.ts', "import { readGraph } from '../graph/read-graph';"],
    ['src/rules/kit/x.ts', "import { asyncQualifiersOf } from '../queries/async-qualifiers';"],
    ['src/rules/queries/x.ts', "import { batchWindow } from '../large-batch-has-window';"],
    ['src/cli/x.ts', "import { refuse } from '../constructs/wiring/refuse';"],
    ['src/cli/x.ts', "const cdk = require('aws-cdk-lib');"],
    ['src/constructs/wiring/x.ts', "import { run } from '../../cli/run-command';"],
    ['src/new-room/x.ts', 'export {};'],
    ['src/index.ts', "export { Known } from './model/unknown';"],
  ])('not as in %s: %s', (path, text) => {
    expect(wrongWays(withFile(path, text))).not.toEqual([]);
  });
});

describe('no file loads itself through others', () => {
  const b = parse('src/cli/b.ts', "import { a } from './a'; export const b = a;");

  test('in all of src', () => {
    expect(cycles(files)).toEqual([]);
  });

  test('not as in two files that import each other', () => {
    expect(cycles([parse('src/cli/a.ts', "export { b as a } from './b';"), b])).toEqual(['src/cli/a.ts, src/cli/b.ts']);
  });

  test('not even for a type', () => {
    expect(cycles([parse('src/cli/a.ts', "import type { b } from './b'; export const a: typeof b = 1;"), b])).toHaveLength(1);
  });
});

describe('what ships imports only what a user has', () => {
  test('in all of src', () => {
    expect(notShipped(files)).toEqual([]);
  });

  test.each(['cdk-nag', '@types/node/fs', 'fast-check', 'commander', '@dagrejs/dagre', '#page'])('not %s', name => {
    expect(notShipped(withFile('src/constructs/wiring/x.ts', `import { x } from '${name}';`))).toHaveLength(1);
  });
});

describe('the command never loads aws-cdk-lib', () => {
  test('through any file that its entry reaches', () => {
    expect(loadedByTheCommand(files)).toEqual(expect.arrayContaining(['commander']));
    expect(loadedByTheCommand(files)).not.toEqual(expect.arrayContaining(['aws-cdk-lib']));
    expect(loadedByTheCommand(files)).not.toEqual(expect.arrayContaining(['constructs']));
  });

  test('not as in a file two imports away', () => {
    const far = withFile('src/report/duration.ts', "import { Duration } from 'aws-cdk-lib';");
    expect(loadedByTheCommand(far)).toEqual(expect.arrayContaining(['aws-cdk-lib']));
  });
});
