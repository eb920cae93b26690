/** The texts that AWS accepts for one setting. Constructs refuse any other text. */
export interface TextOption {
  /** Characters. */
  readonly max: number;
  /** Not set where AWS accepts any character. */
  readonly pattern?: RegExp;
  /** What the pattern accepts, for messages. */
  readonly allowed?: string;
}
