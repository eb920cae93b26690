/** What a command needs from its environment: the width and colors of the terminal, and where to write. */
export interface Terminal {
  /** Columns; undefined if the output is no terminal. */
  readonly width?: number;
  /** Whether the output is a terminal with colors, and the user wants them. */
  readonly colors?: boolean;
  /** Milliseconds since any moment; absent if standard error is no terminal. */
  readonly clock?: () => number;
  out(text: string): void;
  error(text: string): void;
}

/** Columns of a report that does not go to a terminal. */
export const WIDTH_OF_FILES = 120;
