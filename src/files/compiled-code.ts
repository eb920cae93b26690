/**
 * Runs a script with V8's code cache: the code that one run compiled is kept in a folder, and the next run starts with
 * it. Node does this itself from 22.1 on. Without a folder that may be written, the script is compiled each time.
 */
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'fs';
import { createRequire, Module, wrap } from 'module';
import { basename, dirname, join } from 'path';
import { Script } from 'vm';
import { INPUT_LIMITS } from '../limits';
import { readContent } from './bounded-read';

const LIMIT = INPUT_LIMITS.codeMegabytes;

/**
 * `use` names what the script is used for, since each use compiles other functions. `required` are the modules that it
 * requires and that are kept as well.
 */
export function runCompiled(file: string, folder: string, use: string, required: readonly string[] = []): void {
  // All have run when the first is kept: what a module compiles, it compiles when it is called.
  const keep = [...required, file].map((one) => run(one, folder, use));
  keep.forEach((write) => write());
}

/** Runs one script as a module, which later calls of `require` find. Returns what keeps its code. */
function run(file: string, folder: string, use: string): () => void {
  const { bytes, status } = readContent(file, LIMIT);
  const prefix = `${basename(file)}-${use}-${process.versions.v8}-`;
  // V8 itself compares no more than the length of the script. npm gives all files one time of modification.
  const cache = join(folder, `${prefix}${status.size}-${status.ctimeNs}`);
  const cachedData = readIfThere(cache);
  const script = new Script(wrap(bytes.toString('utf8')), { filename: file, cachedData });
  const module = new Module(file);
  const require = createRequire(file);
  require.cache[file] = module;
  script.runInThisContext()(module.exports, require, module, file, dirname(file));
  return () => {
    if (cachedData !== undefined && script.cachedDataRejected !== true) return;
    replace(cache, folder, prefix, script.createCachedData());
  };
}

function readIfThere(cache: string): Buffer | undefined {
  try {
    return readContent(cache, LIMIT).bytes;
  } catch {
    return undefined;
  }
}

/** Runs beside each other may do this at once, so the file appears whole. The caches of earlier versions go. */
function replace(cache: string, folder: string, prefix: string, code: Buffer): void {
  try {
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder)) if (name.startsWith(prefix)) rmSync(join(folder, name));
    const written = `${cache}.${process.pid}`;
    writeFileSync(written, code);
    renameSync(written, cache);
  } catch {
    // A folder that is read-only, or a run beside this one: the next run compiles again.
  }
}
