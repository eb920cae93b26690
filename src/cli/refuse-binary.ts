/** A file of bytes is told as such: read as YAML, its error would be about a scalar in some line. */
import { closeSync, openSync, readSync, statSync } from 'fs';
import { UsageError } from './usage-error';

/** Where a file that is no text has a byte of zero, most have one early. */
const HEAD = 8_192;

/** Looks into files alone: a pipe can be read only once, and what cannot be read is told by who reads it. */
export function refuseBinary(paths: readonly string[]): void {
  const binary = paths.find((path) => headOf(path).includes(0));
  if (binary !== undefined) throw new UsageError(`${binary}: is a binary file, and no template: that is JSON or YAML, in UTF-8`);
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
