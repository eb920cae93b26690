/** Prints notes where no report has them: on standard error. */
import { escapeText } from '../text/escape';
import { Terminal } from './terminal';

export function printNotes(notes: readonly string[], terminal: Terminal): void {
  for (const note of notes) terminal.error(`${escapeText(`note: ${note}`)}\n`);
}
