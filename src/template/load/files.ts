/** Reads templates and the files that belong to them. Each error is one line that names the file. */
import { isDirectory, readWhole } from './read-whole';
import { TemplateError } from './template-error';

/** The path of standard input, as in other commands. */
export const STANDARD_INPUT = '-';
const DESCRIPTOR = 0;
let standardInput: string | undefined;

/** Whether a path that a user gives is a cloud assembly: any directory is read as one. */
export function isAssembly(path: string): boolean {
  if (path === STANDARD_INPUT) return false;
  try {
    return isDirectory(path);
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

/** A template in JSON or YAML. Text that begins with a brace is read as JSON first, and as YAML if that fails. */
export function readTemplateFile(path: string): unknown {
  const text = readText(path).replace(/^\uFEFF/, '');
  const name = fileLabel(path);
  const isJson = /^\s*\{/.test(text);
  try {
    if (isJson) return JSON.parse(text);
  } catch {
    if (/\.json$/i.test(path)) throw new TemplateError(`${path}: is not JSON`);
  }
  return yaml().parseYaml(text, name);
}

/** The name of a path in messages. */
export function fileLabel(path: string): string {
  return path === STANDARD_INPUT ? 'standard input' : path;
}

/** Loads the YAML parser only if it is needed: loading takes longer than reading a JSON template, and most are JSON. */
function yaml(): typeof import('./yaml') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./yaml') as typeof import('./yaml');
}

/** Undefined if the file is missing, cannot be read or is not JSON. */
export function readJsonIfAny(path: string): unknown {
  try {
    return readJson(path);
  } catch {
    return undefined;
  }
}

/** Keeps the text of standard input, which can be read only once. */
export function readText(path: string): string {
  try {
    if (path === STANDARD_INPUT) return standardInput ??= readWhole(DESCRIPTOR);
    return readWhole(path);
  } catch (error) {
    throw new TemplateError(`${fileLabel(path)}: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof TemplateError) return error.message;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'no such file or directory';
  if (code === 'EISDIR') return 'is a directory';
  return `cannot be read (${code ?? 'unknown error'})`;
}
