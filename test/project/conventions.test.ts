import { MAX_LINES } from '../../projenrc/lint';
import { parse, readSources, type SourceFile } from './source-tree';

const files = readSources('src');
const tests = readSources('test');

const lines = (text: string) => text.trimEnd().split('\n').length;
const tooLong = (sources: readonly SourceFile[]) => sources.filter(file => lines(file.text) > MAX_LINES).map(file => `${file.path}: ${lines(file.text)} lines`);

describe('a file is short enough to read in one go', () => {
  test('in all of src', () => {
    expect(tooLong(files)).toEqual([]);
  });

  test('not as in one line too many', () => {
    expect(tooLong([parse('src/x.ts', '\n'.repeat(MAX_LINES) + 'export {};\n')])).toHaveLength(1);
  });
});

/** What differs from one run to the next. */
const CHANCE = /\b(Date\.now|new Date|Math\.random|randomUUID|setTimeout|setInterval|performance\.now|process\.(env|cwd|hrtime|pid))\b/;
const PURE = /^src\/(model|template|graph|rules|report)\//;
const byChance = (sources: readonly SourceFile[]) => sources.filter(file => PURE.test(file.path) && CHANCE.test(file.text)).map(file => file.path);

describe('the same templates give the same answer', () => {
  test('no file of the pure half asks for the time, chance or the environment', () => {
    expect(byChance(files)).toEqual([]);
  });

  test.each(['Math.random()', 'new Date()', 'process.env.HOME'])('not as in: %s', text => {
    expect(byChance([parse('src/report/x.ts', `const x = ${text};`)])).toEqual(['src/report/x.ts']);
  });
});

/** A test of how long something takes fails on a busy machine. `bench/` measures that; a test compares two sizes of an input by `growth`. */
const TIME = /\b(Date\.now|performance\.now|process\.(hrtime|cpuUsage|uptime)|console\.time)\b/;
const MAY_MEASURE = /^test\/(hostile\/growth\.ts|project\/conventions\.test\.ts|fuzz\/templates\.ts|mutation\/|browser\/)/;
const timed = (sources: readonly SourceFile[]) => sources
  .filter(({ path, text }) => TIME.test(text) && !MAY_MEASURE.test(path))
  .map(({ path }) => path);

describe('no test depends on how fast the machine is', () => {
  test('in all of test', () => {
    expect(timed(tests)).toEqual([]);
  });

  test.each(['Date.now()', 'performance.now()', 'process.hrtime.bigint()', 'process.cpuUsage()'])('not as in: %s', text => {
    expect(timed([parse('test/x.test.ts', `const x = ${text};`)])).toEqual(['test/x.test.ts']);
  });
});

/** Tests that would pin how one release of aws-cdk-lib writes a template, and would fail with the newest. */
const misnamedSnapshots = (sources: readonly SourceFile[]) => sources
  .filter(file => file.packages.includes('aws-cdk-lib') && /\.toMatch(Inline)?Snapshot\(/.test(file.text) && !file.path.endsWith('.snapshot.test.ts'))
  .map(file => file.path);

describe('a snapshot of a template stands in a file named *.snapshot.test.ts, which runs at the floor alone', () => {
  test('in all of test', () => {
    expect(misnamedSnapshots(tests)).toEqual([]);
  });

  test('not as in another file', () => {
    const text = "import { App } from 'aws-cdk-lib'; expect(template)." + 'toMatchSnapshot();';
    expect(misnamedSnapshots([parse('test/x.test.ts', text), parse('test/x.snapshot.test.ts', text)])).toEqual(['test/x.test.ts']);
  });
});

/** What opens a file, and the one file that may: it reads a bounded number of bytes of a regular file, or never writes over an input. */
const OPENS = /\b(?:openSync|readSync|readFileSync|readvSync|createReadStream|writeFileSync|writeSync|appendFileSync|createWriteStream|copyFileSync|cpSync|renameSync)\b/g;
const OPENERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['src/files/bounded-read.ts', ['openSync', 'readSync']],
  ['src/files/write-output.ts', ['openSync', 'writeFileSync']],
  ['src/files/replace-input.ts', ['openSync', 'writeFileSync', 'renameSync']], // a template, where --write names it
  ['src/files/compiled-code.ts', ['writeFileSync', 'renameSync']], // in the folder of the cache, and nothing else
]);
const opened = (sources: readonly SourceFile[]) => sources.flatMap(({ path, text, packages }) => [
  ...[...new Set(text.match(OPENS) ?? [])].filter(name => !OPENERS.get(path)?.includes(name)).map(name => `${path}: ${name}`),
  ...packages.filter(name => name === 'fs/promises' || (name === 'fs' && !path.startsWith('src/files/'))).map(name => `${path}: ${name}`),
]);

describe('every file is read by the bounded reader, and written by the writer that spares inputs', () => {
  test('in all of src', () => {
    expect(opened(files)).toEqual([]);
  });

  test.each([
    ['src/cli/x.ts', "import { readFileSync } from 'fs';", 2],
    ['src/cli/x.ts', "import { readFile } from 'node:fs/promises';", 1],
    ['src/files/x.ts', "import { openSync } from 'fs';", 1],
    ['src/files/bounded-read.ts', "import { openSync, readFileSync } from 'fs';", 1],
    ['src/template/load/x.ts', "const fs = require('fs'); fs.createReadStream('/dev/zero');", 2],
  ])('not as in %s: %s', (path, text, count) => {
    expect(opened([parse(path, text)])).toHaveLength(count);
  });
});
