/**
 * Reads whole files, and is the only place of the reader that touches the disk. A path may lead to a device that never
 * ends, to a pipe that nobody writes to or to more bytes than the memory holds.
 */
import { closeSync, existsSync, openSync, readSync, realpathSync, statSync } from 'fs';
import { INPUT_LIMITS } from '../../limits';
import { TemplateError } from './template-error';

const MB = 1_000_000;

export function isDirectory(path: string): boolean {
  return statSync(path).isDirectory();
}

export function fileExists(path: string): boolean {
  return existsSync(path);
}

/** The path without symbolic links, so that two paths of one file compare equal. A pipe keeps its path. */
export function trueName(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** The text of a file or of an open descriptor. The caller adds the name of the file to errors. */
export function readWhole(file: string | number): string {
  if (typeof file === 'number') return readOpen(file);
  const kind = statSync(file);
  // With `<(command)` a shell passes the output of the command as a pipe below /dev.
  const isPipeOfShell = kind.isFIFO() && file.startsWith('/dev/');
  if (!kind.isFile() && !kind.isDirectory() && !isPipeOfShell) throw new TemplateError('is not a file');
  if (kind.size > INPUT_LIMITS.fileMegabytes.max * MB) throw tooLarge();
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
    if (size > INPUT_LIMITS.fileMegabytes.max * MB) throw tooLarge();
    chunks.push(chunk.subarray(0, count));
  }
}

/** On Windows the end of a pipe is an error. */
function readSome(descriptor: number, into: Buffer): number {
  try {
    return readSync(descriptor, into);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EOF') return 0;
    throw error;
  }
}

function tooLarge(): TemplateError {
  return new TemplateError(`is larger than ${INPUT_LIMITS.fileMegabytes.max} MB, and CloudFormation accepts templates of 1 MB`);
}
