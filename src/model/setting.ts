/** One setting that a template gives outright: a property path and its value. What is left out makes no setting. */
import { Known } from './known';

export interface Setting {
  /** Path in the resource's `Properties`: `ScalingConfig.MaximumConcurrency`, `FilterCriteria.Filters.0.Pattern`. */
  readonly property: string;
  /** A reference is told as text: `${Stack.Queue.Arn}`. */
  readonly value: Known<SettingValue>;
  /** Unknown where a condition may omit the setting. */
  readonly given: Known<boolean>;
}

export type SettingValue = string | number | boolean | readonly Known<string | number | boolean>[];
