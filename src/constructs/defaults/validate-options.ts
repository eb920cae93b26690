/** Refuses what only JavaScript and untyped languages can pass. */
import { Stage } from 'aws-cdk-lib';
import { withoutNulls } from '../wiring/props';
import { DeliveryError } from '../wiring/refuse';
import { DeliveryDefaultsOptions } from './delivery-defaults-options';

type OptionType = readonly [isValid: (value: unknown) => boolean, type: string];

const isList = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== '');
const LIST = 'list of rule ids and construct paths';

const TYPES: { readonly [option in keyof Required<DeliveryDefaultsOptions>]: OptionType } = {
  only: [(value) => isList(value) && (value as unknown[]).length > 0, `a ${LIST} that is not empty`],
  except: [isList, `a ${LIST}`],
  alarms: [(value) => typeof value === 'boolean', 'true or false'],
};

export function validateOptions(scope: Stage, given: DeliveryDefaultsOptions): DeliveryDefaultsOptions {
  if (!Stage.isStage(scope)) {
    throw new DeliveryError('DeliveryDefaults: scope is neither an app nor a stage. Only these are synthesized as a whole. Give the app.');
  }
  const options = withoutNulls(given);
  for (const [option, [isValid, type]] of Object.entries(TYPES)) {
    const value: unknown = options[option as keyof DeliveryDefaultsOptions];
    if (value !== undefined && !isValid(value)) {
      throw new DeliveryError(`DeliveryDefaults: ${option} is ${JSON.stringify(value) ?? 'something else'}, which is not ${type}. `
        + `The additions would not be the intended ones. Give ${type}, or leave ${option} out.`);
    }
  }
  return options;
}
