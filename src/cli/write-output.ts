/** Writes a report or a baseline to a file; failure is wrong usage, with one line. */
import { writeFileSync } from 'fs';
import { UsageError } from './usage-error';

export function writeFile(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`${file}: cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
  }
}
