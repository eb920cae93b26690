/** Refuses what only JavaScript and untyped languages can pass. */
import { Stage } from 'aws-cdk-lib';
import { OptionTypes, refuseOtherTypes, TRUE_OR_FALSE } from '../wiring/option-types';
import { withoutNulls } from '../wiring/props';
import { DeliveryError } from '../wiring/refuse';
import { DeliveryDefaultsOptions } from './delivery-defaults-options';

const isList = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== '');
const LIST = 'list of rule ids and construct paths';

const TYPES: OptionTypes<DeliveryDefaultsOptions> = {
  only: [(value) => isList(value) && (value as unknown[]).length > 0, `a ${LIST} that is not empty`],
  except: [isList, `a ${LIST}`],
  alarms: TRUE_OR_FALSE,
};

export function validateOptions(scope: Stage, given: DeliveryDefaultsOptions): DeliveryDefaultsOptions {
  if (!Stage.isStage(scope)) {
    throw new DeliveryError('DeliveryDefaults: scope is neither an app nor a stage. Only these are synthesized as a whole. Give the app.');
  }
  const options = withoutNulls(given);
  refuseOtherTypes('DeliveryDefaults', options, TYPES, 'The additions would not be the intended ones');
  return options;
}
