/** Whether a delivery has an exit for failed events. */
import { Delivery } from '../../model/delivery-graph';
import { isUnknown, Known, or } from '../../model/known';
import { Exit } from '../../model/policy';
import { settingOf } from '../kit/settings';

/** An exit with an unknown destination counts, unless a condition may remove the setting. */
export function hasFailureExit(delivery: Delivery): Known<boolean> {
  return or(...delivery.policy.exits.failure.map((exit) => exists(exit, delivery)));
}

const PROPERTY: Partial<Record<Exit['by'], string>> = {
  'on-failure': 'DestinationConfig.OnFailure.Destination', 'on-success': 'DestinationConfig.OnSuccess.Destination',
};

function exists({ by, to }: Exit, delivery: Delivery): Known<boolean> {
  if (!isUnknown(to)) return true;
  const property = by === 'target-dead-letter' ? delivery.pushTarget?.deadLetterProperty : PROPERTY[by];
  const setting = property === undefined ? undefined : settingOrParent(delivery, property);
  // An unknown DestinationConfig may contain only an on-success destination.
  return setting === undefined || setting.property === 'DestinationConfig' ? to : setting.given;
}

/** The setting, or the nearest parent in the template, whose value may hide it. */
function settingOrParent(delivery: Delivery, property: string): ReturnType<typeof settingOf> {
  const keys = property.split('.');
  const paths = keys.map((_, i) => keys.slice(0, keys.length - i).join('.'));
  return paths.map((path) => delivery.settings.find((setting) => setting.property === path))
    .find((setting) => setting !== undefined);
}
