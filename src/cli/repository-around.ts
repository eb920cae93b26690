/** Finds the root of the repository around a directory, to which code hosts relate the files of a report. */
import { dirname, join } from 'path';
import { fileExists } from '../files/input-files';

/** The directory itself outside of a repository. */
export function repositoryAround(directory: string): string {
  for (let current = directory; ; current = dirname(current)) {
    if (fileExists(join(current, '.git'))) return current;
    if (dirname(current) === current) return directory;
  }
}
