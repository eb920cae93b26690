/** The only file of the reader that touches the disk. Everything that goes wrong here is one line that names the file. */
import { readFileSync, statSync } from 'fs';
import { TemplateError } from './template-error';

export function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw new TemplateError(`${path}: ${reasonOf(error)}`);
  }
}

export function readJson(path: string): unknown {
  const text = readText(path);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new TemplateError(`${path}: is not JSON`);
  }
}

/** A template in JSON or YAML: what begins with a brace is JSON, unless only YAML can read it. */
export function readTemplateFile(path: string): unknown {
  const text = readText(path).replace(/^\uFEFF/, '');
  const isJson = /^\s*\{/.test(text);
  try {
    if (isJson) return JSON.parse(text);
  } catch {
    if (/\.json$/i.test(path)) throw new TemplateError(`${path}: is not JSON`);
  }
  return yaml().parseYaml(text, path);
}

/** Most templates are JSON, and loading the parser of YAML would cost them more than reading them. */
function yaml(): typeof import('./yaml') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./yaml') as typeof import('./yaml');
}

/** Undefined when there is no such file, or nothing that can be read from it. */
export function readJsonIfAny(path: string): unknown {
  try {
    return readJson(path);
  } catch {
    return undefined;
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new TemplateError(`${path}: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'no such file or directory';
  if (code === 'EISDIR') return 'is a directory';
  return `cannot be read (${code ?? 'unknown error'})`;
}
