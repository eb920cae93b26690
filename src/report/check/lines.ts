/** Wraps text for a terminal and escapes control characters. */
import { wrapIndented } from '../table';

export interface Screen {
  /** The most columns of a line. */
  readonly width: number;
  /** Print everything, however long. */
  readonly verbose: boolean;
  paint(style: Style, text: string): string;
}

export type Style = 'error' | 'warning' | 'info' | 'strong' | 'faint';

export const INDENT = '  ';

export function lines(text: string, indent: string, { width }: Screen): readonly string[] {
  return wrapIndented(text, indent, width);
}

/** `head: item, item`; a line ends between two items where possible. */
export function listLines(head: string, items: readonly string[], indent: string, screen: Screen): readonly string[] {
  const text = `${head}: ${items.map((item) => item.replaceAll(' ', NO_BREAK)).join(', ')}`;
  return lines(text, indent, screen).map((line) => line.replaceAll(NO_BREAK, ' '));
}

const NO_BREAK = '\u00a0';
