/**
 * Files, with what a path may lead to kept in mind: a device that never ends, a pipe that nobody writes to, more than memory holds. Only here
 * the reader touches the disk.
 */
import { closeSync, existsSync, openSync, readSync, realpathSync, statSync } from 'fs';
import { LIMITS } from '../../limits';
import { TemplateError } from './template-error';

const MB = 1_000_000;

export function isDirectory(path: string): boolean {
  return statSync(path).isDirectory();
}

export function isThere(path: string): boolean {
  return existsSync(path);
}

/** One name for a file, whatever it is called by; a pipe has none but its own. */
export function trueName(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** The text of a file, or of a descriptor that is open. What is refused is said without the file's name. */
export function readWhole(file: string | number): string {
  if (typeof file === 'number') return readOpen(file);
  const kind = statSync(file);
  // A shell hands over the output of another command as a pipe below /dev.
  if (!kind.isFile() && !kind.isDirectory() && !(kind.isFIFO() && file.startsWith('/dev/'))) throw new TemplateError('is no file');
  if (kind.size > LIMITS.fileMegabytes.max * MB) throw tooLarge();
  const descriptor = openSync(file, 'r');
  try {
    return readOpen(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function readOpen(descriptor: number): string {
  const chunks: Buffer[] = [];
  let size = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(64 * 1024);
    const count = readSome(descriptor, chunk);
    if (count === 0) return Buffer.concat(chunks).toString('utf8');
    size += count;
    if (size > LIMITS.fileMegabytes.max * MB) throw tooLarge();
    chunks.push(chunk.subarray(0, count));
  }
}

/** Windows tells the end of a pipe by an error. */
function readSome(descriptor: number, into: Buffer): number {
  try {
    return readSync(descriptor, into);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EOF') return 0;
    throw error;
  }
}

function tooLarge(): TemplateError {
  return new TemplateError(`is larger than ${LIMITS.fileMegabytes.max} MB`);
}
