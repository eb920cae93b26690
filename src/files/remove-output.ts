/** Removes an output of an earlier run. What is no file stays, and writing says so. */
import { lstatSync, unlinkSync } from 'fs';

export function removeOutput(file: string): void {
  if (lstatSync(file, { throwIfNoEntry: false })?.isFile()) unlinkSync(file);
}
