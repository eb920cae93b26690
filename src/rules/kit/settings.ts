/** The settings that the template of a mapping, invoke config or other delivery resource contains. */
import { Delivery } from '../../model/delivery-graph';
import { isUnknown, Known, unknown } from '../../model/known';
import { Setting } from '../../model/setting';

/** The setting, or its first nested setting. */
export function settingOf({ settings }: Pick<Delivery, 'settings'>, property: string): Setting | undefined {
  return settings.find((setting) => setting.property === property || setting.property.startsWith(`${property}.`));
}

/** Whether the place sets the property: unknown where a condition may omit it, or where a hidden parent may contain it. */
export function mayBeSet({ settings }: Pick<Delivery, 'settings'>, property: string): Known<boolean> {
  const setting = settingOf({ settings }, property);
  if (setting !== undefined) return setting.given;
  const parent = settings.find(({ property: path, value }) => isUnknown(value) && property.startsWith(`${path}.`));
  return parent !== undefined && isUnknown(parent.value) ? unknown(parent.value.unknown, parent.value.cause) : false;
}

/** The settings in which -1 means no limit. */
const LIMITS: readonly string[] = ['MaximumRetryAttempts', 'MaximumRecordAgeInSeconds'];

/** The settings that a template may neutralize by a value that it hides. */
const MAY_BE_NEUTRAL: readonly string[] = [...LIMITS, 'BisectBatchOnFunctionError'];

/** Whether the setting has the same effect as no setting: false, an empty list or no limit. */
export function isNeutral({ property, value }: Setting): Known<boolean> {
  if (isUnknown(value) && MAY_BE_NEUTRAL.includes(property)) return unknown(value.unknown, value.cause);
  return value === false || value === 'false' || (LIMITS.includes(property) && Number(value) === -1) || (Array.isArray(value) && value.length === 0);
}
