/** Writes what a command has made where the user wants it: the terminal, or a file that may be refused. */
import { writeFileSync } from 'fs';
import { UsageError } from './usage-error';

export function writeFile(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`${file}: cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
  }
}
