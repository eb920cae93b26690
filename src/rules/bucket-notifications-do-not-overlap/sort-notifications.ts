/** The order in which notifications are compared. */
import { Notification } from '../queries/notifications';

/** Without duplicates, in the order of the template. */
export function sortNotifications(all: readonly Notification[]): readonly Notification[] {
  const byLocation = new Map(all.map((one) => [JSON.stringify([one.declaredAt, one.property]), one]));
  return [...byLocation.values()].sort(({ property: a }, { property: b }) => (
    a.length - b.length || Number(a > b) - Number(a < b)
  ));
}
