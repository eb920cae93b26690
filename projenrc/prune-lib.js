/**
 * Runs last in the compile: removes from `lib` what is inside the two bundles and what no public name reaches, so that the package carries
 * each module once. Keeps the scripts that `lib/index.js` loads, the command, and the declarations that `lib/index.d.ts` names. Of the scripts
 * it cuts the source maps, which jsii appends with the whole source: they are half of the package, and no app reads them.
 */
const { buildSync } = require('esbuild');
const { existsSync, readdirSync, readFileSync, rmSync, rmdirSync, writeFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const ts = require('typescript');

const root = join(__dirname, '..');
const lib = join(root, 'lib');

function scriptsFrom(entry) {
  const { metafile } = buildSync({
    absWorkingDir: root, entryPoints: [entry], bundle: true, packages: 'external', platform: 'node', write: false, metafile: true, logLevel: 'error',
  });
  return Object.keys(metafile.inputs).map((file) => resolve(root, file));
}

/** The declarations that a compiler reads for `entry`, in the order of discovery. */
function declarationsFrom(entry) {
  const found = new Set([entry]);
  for (const file of found) {
    for (const { fileName } of ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles.filter(({ fileName }) => fileName.startsWith('.'))) {
      const path = resolve(file, '..', fileName);
      const declaration = [`${path}.d.ts`, join(path, 'index.d.ts')].find((candidate) => existsSync(candidate));
      if (declaration === undefined) throw new Error(`${file} names ${fileName}, which has no declaration`);
      found.add(declaration);
    }
  }
  return found;
}

function cutSourceMap(file) {
  const script = readFileSync(file, 'utf8');
  const at = script.lastIndexOf('\n//# sourceMappingURL=data:');
  if (at >= 0) writeFileSync(file, script.slice(0, at + 1));
}

function prune() {
  const kept = new Set([
    ...scriptsFrom('lib/index.js'), ...['start', 'index', 'layout', 'page', 'yaml'].map((name) => join(lib, `cli/${name}.js`)), ...declarationsFrom(join(lib, 'index.d.ts')),
  ]);
  const entries = readdirSync(lib, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = join(entry.parentPath ?? entry.path, entry.name);
    if (!kept.has(file)) rmSync(file);
    else if (file.endsWith('.js')) cutSourceMap(file);
  }
  const folders = entries.filter((one) => one.isDirectory()).map((one) => join(one.parentPath ?? one.path, one.name));
  for (const folder of folders.sort((a, b) => b.length - a.length)) {
    if (readdirSync(folder).length === 0) rmdirSync(folder);
  }
}

prune();
