/** Finds the root of the git repository around a directory; undefined outside of one. */
import { dirname, join } from 'path';
import { fileExists } from './input-files';

export function repositoryAround(directory: string): string | undefined {
  for (let current = directory; ; current = dirname(current)) {
    if (fileExists(join(current, '.git'))) return current;
    if (dirname(current) === current) return undefined;
  }
}
