/** What a mapping, invoke config or other resource of a delivery says outright. */
import { Delivery } from '../../model/delivery-graph';
import { Setting } from '../../model/setting';

/** The setting, or the first one below it. */
export function settingOf({ settings }: Pick<Delivery, 'settings'>, property: string): Setting | undefined {
  return settings.find((setting) => setting.property === property || setting.property.startsWith(`${property}.`));
}

/** Where -1 says that there is none. */
const LIMITS: readonly string[] = ['MaximumRetryAttempts', 'MaximumRecordAgeInSeconds'];

/** Given, but saying what leaving it out says: no, none, no limit. */
export function isNeutral({ property, value }: Setting): boolean {
  return value === false || value === 'false' || (LIMITS.includes(property) && Number(value) === -1) || (Array.isArray(value) && value.length === 0);
}
