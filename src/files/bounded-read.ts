/**
 * Reads a whole file, and is the only place that opens one to read it. A path may lead to a device that never ends, to a
 * pipe that nobody writes to, or to more bytes than the memory holds.
 */
import { BigIntStats, closeSync, constants, fstatSync, openSync, readSync, statSync } from 'fs';
import { Limit } from '../limits';
import { FileError, fileErrorOf } from './file-error';

const MB = 1_000_000;
const CHUNK = 64 * 1024;
/** A file that became a pipe after it was looked at would hold up the opening. Windows has no such flag. */
// eslint-disable-next-line no-bitwise
const WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

export interface WholeFile {
  readonly text: string;
  /** The identity of the file itself, whatever the path. */
  readonly status: BigIntStats;
}

interface Content {
  readonly bytes: Buffer;
  readonly status: BigIntStats;
}

/** The text of a file or of an open descriptor, which may be a pipe. */
export function readWhole(file: string | number, limit: Limit): WholeFile {
  const { bytes, status } = readContent(file, limit);
  return { text: bytes.toString('utf8'), status };
}

export function readContent(file: string | number, limit: Limit): Content {
  try {
    if (typeof file === 'number') return readOpen(file, limit);
    const status = statSync(file, { bigint: true });
    refuseUnreadable(status, file, limit);
    const descriptor = openSync(file, status.isFile() ? WITHOUT_WAITING : constants.O_RDONLY);
    try {
      refuseUnreadable(fstatSync(descriptor, { bigint: true }), file, limit);
      return readOpen(descriptor, limit);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw fileErrorOf(error, 'read');
  }
}

function refuseUnreadable(status: BigIntStats, file: string, limit: Limit): void {
  // With `<(command)` a shell passes the output of the command as a pipe below /dev.
  const isPipeOfShell = status.isFIFO() && file.startsWith('/dev/');
  if (status.isDirectory()) throw new FileError('is a directory');
  if (!status.isFile() && !isPipeOfShell) throw new FileError('is not a regular file');
  if (status.size > limit.max * MB) throw tooLarge(limit);
}

function readOpen(descriptor: number, limit: Limit): Content {
  const chunks: Buffer[] = [];
  let size = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const count = readSome(descriptor, chunk);
    if (count === 0) break;
    size += count;
    if (size > limit.max * MB) throw tooLarge(limit);
    chunks.push(chunk.subarray(0, count));
  }
  return { bytes: Buffer.concat(chunks, size), status: fstatSync(descriptor, { bigint: true }) };
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

function tooLarge({ max, why }: Limit): FileError {
  return new FileError(`is larger than ${max} MB, the most that is read: ${why}`);
}
