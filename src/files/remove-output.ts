/** Removes an output of an earlier run. What is no file stays, and writing there fails with a message. */
import { lstatSync, unlinkSync } from 'fs';

export function removeOutput(file: string): void {
  if (lstatSync(file, { throwIfNoEntry: false })?.isFile()) unlinkSync(file);
}
