/**
 * The command, `DeliveryChecks` and `DeliveryReport` need the same 600 modules. The package carries each once, in the first of their
 * bundles that has it: a later one leaves it out, and reads it from the earlier one, which exports the modules that others read.
 */
const { dirname, join, relative, resolve } = require('node:path');

/** What a bundle loads at once. What it loads on demand would be loaded at once, were it exported. */
function loadedAtOnce(entry, { inputs }) {
  const files = new Set([entry]);
  for (const file of files) {
    for (const { kind, path, external } of inputs[file].imports) if (kind === 'import-statement' && !external) files.add(path);
  }
  return [...files].filter((file) => file.startsWith('src/'));
}

/** For each module the bundle that carries it: the first of the list that loads it. A bundle is `{ entry, outfile, metafile }`. */
function carriersOf(bundles) {
  const carriers = new Map();
  for (const bundle of bundles) {
    for (const file of loadedAtOnce(bundle.entry, bundle.metafile)) if (!carriers.has(file)) carriers.set(file, bundle);
  }
  return carriers;
}

/** What esbuild writes for the import of a file that it leaves out. */
const REQUIRED = /\brequire\("(\.\.?\/[^"]+\.ts)"\)/g;

/** The text of a bundle with each import of a module that another carries as a property of that one; adds to `read` what it reads. */
function readFromOthers(text, outfile, carriers, root, read) {
  return text.replace(REQUIRED, (_, path) => {
    const file = relative(root, resolve(dirname(outfile), path));
    const carrier = carriers.get(file);
    if (carrier === undefined) throw new Error(`${outfile} leaves out ${file}, which no bundle carries`);
    read.add(file);
    return `require(${JSON.stringify(relative(dirname(outfile), carrier.outfile))})[${JSON.stringify(file)}]`;
  });
}

/** The source of a bundle: what its entry exports, and each module that others read, by its path. */
function sourceOf(entry, modules) {
  return [`export * from './${entry}';`, ...modules.map((file) => `export * as ${JSON.stringify(file)} from './${file}';`)].join('\n');
}

/**
 * Builds the bundles, each with what it carries, the last of the list first: it exports nothing to others. `build` takes options
 * of esbuild. Returns the text and the source files of each, by its file.
 */
function shareModules(all, build, root) {
  const bundles = all.map((one) => ({ ...one, metafile: build({ entryPoints: [one.entry], outfile: one.outfile }).metafile }));
  const carriers = carriersOf(bundles);
  const read = new Set();
  return bundles.reverse().map((bundle) => {
    const { entry, outfile } = bundle;
    const external = [...carriers].filter(([, carrier]) => carrier !== bundle).map(([file]) => join(root, file));
    const own = [...read].filter((file) => carriers.get(file) === bundle).sort();
    const { metafile, outputFiles } = build({ stdin: { contents: sourceOf(entry, own), resolveDir: root, loader: 'ts' }, outfile, external });
    return { outfile, text: readFromOthers(outputFiles[0].text, outfile, carriers, root, read), inputs: Object.keys(metafile.inputs) };
  });
}

module.exports = { shareModules };
