/** What AWS takes for one numeric setting. Constructs refuse what lies outside; the template reader takes `default` for what is absent. */
export interface NumberOption {
  readonly min: number;
  readonly max: number;
  /** Plural, for messages: `messages`, `seconds`. */
  readonly unit: string;
  /** What AWS does when the setting is absent; `none` where absence means no limit. */
  readonly default: number | 'none';
  /** A value outside the range that AWS reads as "no limit". */
  readonly unlimited?: number;
}
