/**
 * Whether git can restore the content of a file: its index has the same content, committed or staged. What git would
 * convert on its way to the index, other than line ends, counts as changed.
 */
import { createHash } from 'crypto';
import { dirname, join, relative, resolve } from 'path';
import { INPUT_LIMITS } from '../limits';
import { readContent } from './bounded-read';
import { GitHash, indexEntry } from './git-index';
import { fileExists, isDirectory, trueName } from './input-files';
import { repositoryAround } from './repository';

export type GitState = 'outside' | 'kept' | 'changed' | 'untracked' | 'unreadable';

export function gitState(file: string, bytes: Buffer): GitState {
  const path = trueName(resolve(file));
  const root = repositoryAround(dirname(path));
  if (root === undefined) return 'outside';
  try {
    const index = join(gitFolder(root), 'index');
    if (!fileExists(index)) return 'untracked';
    const name = relative(root, path).replaceAll('\\', '/');
    const entry = indexEntry(readContent(index, INPUT_LIMITS.gitIndexMegabytes).bytes, name);
    if (entry === 'absent') return 'untracked';
    if (entry === 'unreadable') return entry;
    return !entry.isInConflict && [bytes, withLineFeeds(bytes)].some((one) => blobId(one, entry.hash) === entry.id) ? 'kept' : 'changed';
  } catch {
    return 'unreadable';
  }
}

/** In a worktree and in a submodule, `.git` is a file that names the folder. */
function gitFolder(root: string): string {
  const path = join(root, '.git');
  if (isDirectory(path)) return path;
  const text = readContent(path, INPUT_LIMITS.configMegabytes).bytes.toString('utf8');
  return resolve(root, text.replace(/^gitdir: /, '').trimEnd());
}

function blobId(bytes: Buffer, { name }: GitHash): string {
  return createHash(name).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function withLineFeeds(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}
