/** Lines for a terminal: harmless, wrapped, and within its width. */
import { escapeControlCharacters } from '../../text/escape';
import { wrapped } from '../table';

export interface Screen {
  /** Columns that no line goes beyond. */
  readonly width: number;
  /** Tell everything, however long. */
  readonly verbose: boolean;
  paint(style: Style, text: string): string;
}

export type Style = 'error' | 'warning' | 'info' | 'strong' | 'faint';

export const INDENT = '  ';

export function lines(text: string, indent: string, { width }: Screen): readonly string[] {
  return wrapped(escapeControlCharacters(text), Math.max(1, width - indent.length)).map((line) => `${indent}${line}`);
}
