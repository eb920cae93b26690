/** What a command needs to know of the terminal, if there is one: how wide, with colors or not, and how to write to it. */
export interface Terminal {
  /** Columns; undefined when the output is no terminal. */
  readonly width?: number;
  /** Whether the output is a terminal that shows colors, and its user wants them. */
  readonly colors?: boolean;
  /** Milliseconds, from any start; given when what is written as an error is seen by a person who may wait. */
  readonly clock?: () => number;
  out(text: string): void;
  error(text: string): void;
}

/** Columns of what goes to a file, or to no terminal. */
export const WIDTH_OF_FILES = 120;
