/**
 * Shows the current step in one line once a run takes longer than a second, and erases it at the end. The work is
 * synchronous, so a spinner could not turn.
 */
import { escapeText } from '../text/escape';
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
    this.terminal.error(`${ERASE}${escapeText(text)}`);
    this.shown = text;
  }

  public done(): void {
    if (this.shown !== '') this.terminal.error(ERASE);
    this.shown = '';
  }
}
