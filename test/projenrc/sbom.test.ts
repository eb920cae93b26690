/** The bill of materials names every library that ships, whether npm packs it or esbuild puts it into a bundle. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { bundledFiles } from '../../projenrc/bundle-command';
import { sbom, type Bom } from '../../projenrc/sbom';
import { Folder } from '../cli/support';
import { readSources, ROOT } from '../project/source-tree';

const readJson = (path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
const bundles = bundledFiles();
const bom = sbom(ROOT, bundles);
const nameOf = ({ group, name }: Bom['components'][number]) => (group === undefined ? name : `${group}/${name}`);
const locationsOf = (name: string, of: Bom = bom) =>
  of.components.find((one) => nameOf(one) === name)?.evidence?.occurrences.map(({ location }) => location);

/** Packages that `src` imports, not for their types alone, and a user does not install beside the library; and what those need. */
function importedLibraries(): string[] {
  const { peerDependencies } = readJson('package.json');
  const installed = readJson('package-lock.json').packages; // `sarif` is not: its types alone are
  const imported = new Set(readSources('src').flatMap(({ packages }) => packages).filter((name) => !(name in peerDependencies)));
  for (const name of imported) for (const needed of Object.keys(installed[`node_modules/${name}`]?.dependencies ?? {})) imported.add(needed);
  return [...imported].filter((name) => `node_modules/${name}` in installed && !builtinModules.includes(name)).sort();
}

test('each library that src imports is listed, and nothing else', () => {
  expect(importedLibraries()).toEqual(expect.arrayContaining(['@dagrejs/graphlib', 'commander', 'yaml']));
  expect(bom.components.map(nameOf)).toEqual(importedLibraries());
});

test('each has the version that is locked, a licence, and where it ships', () => {
  const { packages } = readJson('package-lock.json');
  for (const component of bom.components) {
    expect(component.version).toBe(packages[`node_modules/${nameOf(component)}`].version);
    expect(component.purl).toBe(`pkg:npm/${nameOf(component).replace('@', '%40')}@${component.version}`);
    expect(component.licenses).toEqual([{ license: { id: packages[`node_modules/${nameOf(component)}`].license } }]);
  }
  expect(locationsOf('commander')).toEqual(['lib/cli/index.js']);
  expect(locationsOf('@dagrejs/graphlib')).toEqual(['lib/cli/layout.js', 'lib/cli/page.js']);
  expect(locationsOf('yaml')).toEqual(['lib/cli/yaml.js']);
  expect(bom.metadata.component).toMatchObject({ 'bom-ref': `pkg:npm/cdk-lambda-delivery@${readJson('package.json').version}` });
});

test('the package holds it, every compile writes it, and NOTICE names each library of it', () => {
  expect(readJson('package.json').files).toContain('sbom.cdx.json');
  expect(readJson('.projen/tasks.json').tasks.compile.steps).toContainEqual({ spawn: 'sbom' });
  const notice = readFileSync(join(ROOT, 'NOTICE'), 'utf8');
  for (const component of bom.components) expect(notice).toMatch(new RegExp(`^${nameOf(component)} \\(https:.*\\), in`, 'm'));
});

test('nothing in it depends on the clock, the machine or the order of the files', () => {
  const reversed = Object.fromEntries(Object.entries(bundles).reverse().map(([bundle, files]) => [bundle, [...files].reverse()]));
  expect(JSON.stringify(sbom(ROOT, reversed))).toBe(JSON.stringify(bom));
  expect(JSON.stringify(bom)).not.toContain(ROOT);
});

describe('in another project', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
    manifest('package.json', { name: '@us/product', version: '1.0.0', license: 'MIT', bundledDependencies: ['packed'] });
    manifest('node_modules/packed/package.json', { name: 'packed', version: '2.0.0', license: 'ISC', dependencies: { '@they/below': '^3' } });
    manifest('node_modules/@they/below/package.json', { name: '@they/below', version: '3.0.0', license: '(MIT OR Apache-2.0)' });
    manifest('node_modules/inlined/package.json', { name: 'inlined', version: '4.0.0', license: 'BSD-3-Clause' });
    manifest('node_modules/packed/node_modules/inlined/package.json', { name: 'inlined', version: '5.0.0', license: 'BSD-3-Clause' });
  });
  afterEach(() => folder.remove());

  function manifest(path: string, content: object): void {
    mkdirSync(dirname(folder.file(path)), { recursive: true });
    writeFileSync(folder.file(path), JSON.stringify(content));
  }

  test('what a bundled dependency needs is listed as well, scoped or not', () => {
    const found = sbom(folder.path, {});
    expect(found.components.map(({ purl }) => purl)).toEqual(['pkg:npm/%40they/below@3.0.0', 'pkg:npm/packed@2.0.0']);
    expect(found.components[0]).toMatchObject({ group: '@they', name: 'below', licenses: [{ expression: '(MIT OR Apache-2.0)' }] });
    expect(found.dependencies).toEqual([
      { ref: 'pkg:npm/%40us/product@1.0.0', dependsOn: ['pkg:npm/%40they/below@3.0.0', 'pkg:npm/packed@2.0.0'] },
      { ref: 'pkg:npm/%40they/below@3.0.0' },
      { ref: 'pkg:npm/packed@2.0.0', dependsOn: ['pkg:npm/%40they/below@3.0.0'] },
    ]);
  });

  test('a library is listed once for each version, with every bundle that holds it', () => {
    const found = sbom(folder.path, {
      'lib/b.js': ['src/b.ts', 'node_modules/inlined/index.js', 'node_modules/inlined/lib/more.js'],
      'lib/a.js': ['node_modules/inlined/index.js', 'node_modules/packed/node_modules/inlined/index.js', 'node_modules/@they/below/index.js'],
    });
    expect(found.components.map(({ purl }) => purl)).toEqual(
      ['pkg:npm/%40they/below@3.0.0', 'pkg:npm/inlined@4.0.0', 'pkg:npm/inlined@5.0.0', 'pkg:npm/packed@2.0.0']);
    expect(locationsOf('inlined', found)).toEqual(['lib/a.js', 'lib/b.js']);
    expect(locationsOf('@they/below', found)).toEqual(['lib/a.js', 'node_modules/@they/below']);
  });

  test('a library without a licence is refused, and so is one that is not installed', () => {
    manifest('node_modules/@they/below/package.json', { name: '@they/below', version: '3.0.0' });
    expect(() => sbom(folder.path, {})).toThrow('sbom: @they/below 3.0.0 names no licence');
    manifest('node_modules/packed/package.json', { name: 'packed', version: '2.0.0', license: 'ISC', dependencies: { nowhere: '1' } });
    expect(() => sbom(folder.path, {})).toThrow('sbom: nowhere is not installed');
  });
});
