/**
 * Runs at the end of the compile: writes `sbom.cdx.json`, the bill of materials (CycloneDX 1.6) of what the package carries of others: the
 * bundled dependencies, and what esbuild puts into the bundles. `npm sbom` sees neither, since the first are inside and the second are devDependencies.
 */
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { dirname, join, resolve } = require('node:path');
const { bundledFiles } = require('./bundle-command');

const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** The folder of the package that holds the file, where it lies in a `node_modules`. */
const packageFolder = (file) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];

/** Where Node finds the package for what lies in `folder`. */
function findPackage(name, folder) {
  const found = join(folder, 'node_modules', name);
  if (existsSync(join(found, 'package.json'))) return found;
  if (dirname(folder) === folder) throw new Error(`sbom: ${name} is not installed`);
  return findPackage(name, dirname(folder));
}

const dependenciesOf = (folder) => Object.keys(manifestOf(folder).dependencies ?? {}).map((name) => findPackage(name, folder));

/** Folders of what npm packs beside `lib`: the bundled dependencies, and theirs. */
function packedFolders(root) {
  const folders = new Set((manifestOf(root).bundledDependencies ?? []).map((name) => findPackage(name, root)));
  for (const folder of folders) for (const dependency of dependenciesOf(folder)) folders.add(dependency);
  return [...folders];
}

const refOf = ({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

function component(folder, locations = []) {
  const manifest = manifestOf(folder);
  const { name, version, license } = manifest;
  if (typeof license !== 'string') throw new Error(`sbom: ${name} ${version} names no licence`);
  const [group, ownName] = name.startsWith('@') ? name.split('/') : [undefined, name];
  return {
    'type': 'library',
    'bom-ref': refOf(manifest),
    ...(group && { group }),
    'name': ownName,
    version,
    'licenses': [/[ (]/.test(license) ? { expression: license } : { license: { id: license } }],
    'purl': refOf(manifest),
    ...(locations.length > 0 && { evidence: { occurrences: locations.map((location) => ({ location })) } }),
  };
}

function sbom(root, bundles) {
  const shipped = new Map(); // reference → the package's folder, and where it ships; two folders may hold the same version
  const add = (folder, location) => {
    const { locations } = shipped.get(refOf(manifestOf(folder))) ?? { locations: [] };
    shipped.set(refOf(manifestOf(folder)), { folder, locations: [...new Set([...locations, location])].sort() });
  };
  for (const folder of packedFolders(root)) add(folder, `node_modules/${manifestOf(folder).name}`);
  for (const [bundle, files] of Object.entries(bundles)) {
    for (const file of files) {
      const folder = packageFolder(resolve(root, file));
      if (folder !== undefined) add(folder, bundle);
    }
  }
  const refs = [...shipped.keys()].sort();
  const product = component(root);
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { lifecycles: [{ phase: 'build' }], component: product },
    components: refs.map((ref) => component(shipped.get(ref).folder, shipped.get(ref).locations)),
    dependencies: [
      { ref: product['bom-ref'], dependsOn: refs },
      ...refs.map((ref) => {
        const needed = dependenciesOf(shipped.get(ref).folder).map((folder) => refOf(manifestOf(folder))).filter((other) => shipped.has(other)).sort();
        return needed.length > 0 ? { ref, dependsOn: needed } : { ref };
      }),
    ],
  };
}

module.exports = { sbom };
if (require.main === module) {
  const root = join(__dirname, '..');
  writeFileSync(join(root, 'sbom.cdx.json'), `${JSON.stringify(sbom(root, bundledFiles()), null, 2)}\n`);
}
