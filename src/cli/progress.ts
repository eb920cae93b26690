/**
 * One line that says what is being done, for a person who has waited for a second. The work is done in one go, with no moment for a spinner
 * to turn: the line changes where the work goes on to its next part, and is gone when it is done.
 */
import { escapeControlCharacters } from '../text/escape';
import { Terminal } from './terminal';

const PATIENCE_MS = 1_000;
const ERASE = '\r\u001b[K';

export class Progress {
  private readonly started: number;
  private shown = '';

  public constructor(private readonly terminal: Terminal) {
    this.started = terminal.clock?.() ?? 0;
  }

  public step(text: string): void {
    const { clock } = this.terminal;
    if (clock === undefined || text === this.shown || clock() - this.started < PATIENCE_MS) return;
    this.terminal.error(`${ERASE}${escapeControlCharacters(text)}`);
    this.shown = text;
  }

  public done(): void {
    if (this.shown !== '') this.terminal.error(ERASE);
    this.shown = '';
  }
}
