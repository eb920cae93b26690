/** The pollers that a mapping provisions, where it does; what it leaves out has the defaults of the source. */
import { unknown } from '../model/known';
import { DeliveryPolicy } from '../model/policy';
import { at, numberOf } from '../template/value/fields';
import { Resolved } from '../template/value/resolved';

export function pollersOf(config: Resolved, minimum: number, maximum: number): DeliveryPolicy['concurrency']['provisionedPollers'] {
  if (config.is === 'absent') return 'unset';
  if (config.is === 'hidden') return unknown(config.reason, config.cause);
  return { minimum: numberOf(at(config, 'MinimumPollers'), minimum), maximum: numberOf(at(config, 'MaximumPollers'), maximum) };
}
