/** Whether a path leads out of a directory. Both are without symbolic links. */
import { isAbsolute, relative } from 'path';

export function leadsOut(directory: string, path: string): boolean {
  const from = relative(directory, path);
  return isAbsolute(from) || from.split(/[\\/]/)[0] === '..';
}
