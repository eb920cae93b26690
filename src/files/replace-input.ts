/**
 * Replaces files that the run has read, for whoever asks for it by name, and is the only place that writes over an
 * input. Each new text appears at once, under the name and with the mode of the old one, which stays beside it.
 */
import {
  accessSync, BigIntStats, closeSync, constants, fchmodSync, fchownSync, fsyncSync, lstatSync, openSync, renameSync,
  rmSync, writeFileSync,
} from 'fs';
import { INPUT_LIMITS } from '../limits';
import { readContent } from './bounded-read';
import { FileError, fileErrorOf, withName } from './file-error';
import { identityOf } from './identity';
import { fileExists, InputFiles } from './input-files';

const LIMIT = INPUT_LIMITS.templateMegabytes;
const PERMISSIONS = 0o7777;
const WRITE_BITS = 0o222;

export interface ReplaceableFile {
  readonly path: string;
  readonly bytes: Buffer;
  readonly text: string;
}

export interface Replacement {
  readonly file: ReplaceableFile;
  readonly text: string;
}

/** Refuses what cannot be replaced without harm elsewhere. */
export function replaceableFile(path: string): ReplaceableFile {
  return withName(path, () => {
    const status = checked(path);
    if (!isWritable(path, status)) throw new FileError('is read-only');
    const { bytes } = readContent(path, LIMIT);
    const text = bytes.toString('utf8');
    if (!Buffer.from(text, 'utf8').equals(bytes)) throw new FileError('is not UTF-8 throughout, and writing it would change other characters');
    return { path, bytes, text };
  });
}

/**
 * All new texts are on the disk before the first file is replaced. Returns the names of the old ones. No other output is
 * written over any of them.
 */
export function replaceFiles(replacements: readonly Replacement[], inputs: InputFiles): readonly string[] {
  const written: string[] = [];
  try {
    for (const { file: { path, bytes }, text } of replacements) {
      written.push(withName(path, () => attempted(() => writeBeside(path, bytes, text))));
    }
    const backups = replacements.map(({ file }) => withName(file.path, () => attempted(() => backUp(file))));
    const paths = replacements.map(({ file: { path } }) => path);
    paths.forEach((path, i) => withName(path, () => attempted(() => renameSync(written[i], path))));
    for (const path of [...backups, ...paths]) inputs.add(identityOf(lstatSync(path, { bigint: true })));
    return backups;
  } catch (error) {
    for (const path of written) rmSync(path, { force: true });
    throw error;
  }
}

function checked(path: string): BigIntStats {
  const status = attempted(() => lstatSync(path, { bigint: true }), 'read');
  if (status.isSymbolicLink()) throw new FileError('is a symbolic link; name the file that it leads to');
  if (!status.isFile()) throw new FileError('is not a regular file');
  if (status.nlink > 1n) throw new FileError('has several names (hard links), and only this one would get the new text');
  return status;
}

/** Root may write anything, but whoever made a file read-only means it. */
function isWritable(path: string, { mode }: BigIntStats): boolean {
  // eslint-disable-next-line no-bitwise
  if ((Number(mode) & WRITE_BITS) === 0) return false;
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The name of the new file. */
function writeBeside(path: string, before: Buffer, text: string): string {
  const { mode, uid, gid } = checked(path);
  if (!readContent(path, LIMIT).bytes.equals(before)) throw new FileError('has changed since it was read; run the command again');
  const beside = `${path}.${process.pid}.tmp`;
  // eslint-disable-next-line no-bitwise
  create(beside, text, Number(mode) & PERMISSIONS, { uid: Number(uid), gid: Number(gid) });
  return beside;
}

/** The name of the copy. No file is written over: it may be what an earlier run replaced. */
function backUp({ path, bytes }: ReplaceableFile): string {
  const { mode, uid, gid } = checked(path);
  let name = `${path}.orig`;
  for (let i = 1; fileExists(name); i += 1) name = `${path}.orig.${i}`;
  // eslint-disable-next-line no-bitwise
  create(name, bytes, Number(mode) & PERMISSIONS, { uid: Number(uid), gid: Number(gid) });
  return name;
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

function create(path: string, content: string | Buffer, mode: number, owner: Owner): void {
  const descriptor = openSync(path, 'wx', mode);
  try {
    writeFileSync(descriptor, content);
    if (process.getuid !== undefined && process.getuid() !== owner.uid) fchownSync(descriptor, owner.uid, owner.gid);
    fchmodSync(descriptor, mode);
    fsyncSync(descriptor);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

function attempted<T>(use: () => T, verb: 'read' | 'written' = 'written'): T {
  try {
    return use();
  } catch (error) {
    throw fileErrorOf(error, verb);
  }
}
