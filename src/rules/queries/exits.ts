/** Whether an event that fails has a place to go. */
import { Delivery } from '../../model/delivery-graph';
import { isUnknown, Known, or } from '../../model/known';
import { Exit } from '../../model/policy';
import { settingOf } from '../kit/settings';

/** An exit whose place is hidden is one all the same, unless a condition may leave it out. */
export function hasFailureExit(delivery: Delivery): Known<boolean> {
  return or(...delivery.policy.exits.failure.map((exit) => exists(exit, delivery)));
}

const PROPERTY: Partial<Record<Exit['by'], string>> = {
  'on-failure': 'DestinationConfig.OnFailure.Destination', 'on-success': 'DestinationConfig.OnSuccess.Destination',
};

function exists({ by, to }: Exit, delivery: Delivery): Known<boolean> {
  if (!isUnknown(to)) return true;
  const property = by === 'pushTarget-dead-letter' ? delivery.pushTarget?.deadLetterProperty : PROPERTY[by];
  const setting = property === undefined ? undefined : settingAbove(delivery, property);
  // Settings that are hidden as a whole may have a destination for what succeeds alone.
  return setting === undefined || setting.property === 'DestinationConfig' ? to : setting.given;
}

/** The setting, or the one that hides it. */
function settingAbove(delivery: Delivery, property: string): ReturnType<typeof settingOf> {
  const keys = property.split('.');
  const paths = keys.map((_, i) => keys.slice(0, keys.length - i).join('.'));
  return paths.map((path) => delivery.settings.find((setting) => setting.property === path)).find((setting) => setting !== undefined);
}
