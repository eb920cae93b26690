/** One setting of a template: a property path and its value. An omitted property has no setting. */
import { Known } from './known';

export interface Setting {
  /** Path in the resource's `Properties`: `ScalingConfig.MaximumConcurrency`, `FilterCriteria.Filters.0.Pattern`. */
  readonly property: string;
  /** A reference is shown as text: `${Stack.Queue.Arn}`. Nothing reads that text back. */
  readonly value: Known<SettingValue>;
  /** Unknown where a condition may omit the setting. */
  readonly given: Known<boolean>;
}

export type SettingValue = string | number | boolean | readonly Known<string | number | boolean>[];
