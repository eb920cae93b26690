/** Reads the texts below a directory, or none of them: undefined if they are more than is worth reading. */
import { readdirSync } from 'fs';
import { join } from 'path';
import { INPUT_LIMITS } from '../limits';
import { readWhole } from './bounded-read';

const MOST = INPUT_LIMITS.handlerFiles.max;

export function textsBelow(directory: string, wanted: RegExp): readonly string[] | undefined {
  try {
    return read(directory, wanted);
  } catch {
    return undefined;
  }
}

/** What a symbolic link leads to may be anything. */
function read(directory: string, wanted: RegExp): readonly string[] | undefined {
  const texts: string[] = [];
  const pending = [directory];
  for (const current of pending) {
    for (const entry of readdirSync(current, { withFileTypes: true })) {
      const path = join(current, entry.name);
      if (entry.isSymbolicLink() || pending.length + texts.length > MOST) return undefined;
      if (entry.isDirectory()) pending.push(path);
      else if (wanted.test(entry.name)) texts.push(readWhole(path, INPUT_LIMITS.handlerMegabytes).text);
    }
  }
  return texts.length === 0 ? undefined : texts;
}
