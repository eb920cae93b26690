/** The numbers that AWS accepts for one setting. Constructs refuse any other number. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  /** Plural, for messages: `messages`, `seconds`. */
  readonly unit: string;
  /** A value outside the range that AWS reads as "no limit". */
  readonly unlimited?: number;
}

/** A setting that has a number by default. Without a default, AWS sets no limit. */
export interface NumberOption extends NumberRange {
  readonly default: number;
}
