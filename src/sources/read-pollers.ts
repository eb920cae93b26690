/** Reads the pollers that a mapping provisions, with the defaults of its source. */
import { NumberOption } from '../facts/number-option';
import { unknown } from '../model/known';
import { DeliveryPolicy } from '../model/policy';
import { at, numberOf } from '../template/value/fields';
import { Resolved } from '../template/value/resolved';

type Pollers = DeliveryPolicy['concurrency']['provisionedPollers'];

export function pollersOf(config: Resolved, minimum: NumberOption, maximum: NumberOption): Pollers {
  if (config.is === 'absent') return 'unset';
  if (config.is === 'hidden') return unknown(config.reason, config.cause);
  return {
    minimum: numberOf(at(config, 'MinimumPollers'), minimum.default),
    maximum: numberOf(at(config, 'MaximumPollers'), maximum.default),
  };
}
