/** Refuses binary files: the YAML parser would report an error about a scalar in some line. */
import { closeSync, openSync, readSync, statSync } from 'fs';
import { UsageError } from './usage-error';

/** Most binary files have a zero byte near the start. */
const HEAD = 8_192;

/**
 * Reads only regular files, because a pipe can be read only once. Unreadable files are reported by the template reader.
 */
export function refuseBinary(paths: readonly string[]): void {
  const binary = paths.find((path) => headOf(path).includes(0));
  if (binary !== undefined) throw new UsageError(`${binary}: is a binary file; templates are JSON or YAML in UTF-8`);
}

function headOf(path: string): Buffer {
  try {
    if (!statSync(path).isFile()) return Buffer.alloc(0);
    const [file, head] = [openSync(path, 'r'), Buffer.alloc(HEAD)];
    try {
      return head.subarray(0, readSync(file, head));
    } finally {
      closeSync(file);
    }
  } catch {
    return Buffer.alloc(0);
  }
}
