/** Refuses options of another type: callers of JavaScript and of untyped languages can give any, such as "false". */
import { Construct, IConstruct } from 'constructs';
import { jsonText } from '../../template/json';
import { isAbsent } from './number-prop';
import { DeliveryError, refuse } from './refuse';

/** `type` completes the sentence that begins with `Give`. */
type OptionType = readonly [isValid: (value: unknown) => boolean, type: string];

export type OptionTypes<Options> = { readonly [option in keyof Required<Options>]: OptionType };

export const TRUE_OR_FALSE: OptionType = [(value) => typeof value === 'boolean', 'true or false'];

/** Refuses for what is no construct, which `api` names. */
export function refuseOtherTypes<Options extends object>(
  api: string, options: Options, types: OptionTypes<Options>, consequence: string,
): void {
  for (const [option, [isValid, type]] of Object.entries<OptionType>(types)) {
    const value: unknown = options[option as keyof Options];
    if (value !== undefined && !isValid(value)) {
      throw new DeliveryError(`${api}: ${option} is ${jsonText(value) ?? 'something else'}, which is not ${type}. ${consequence}. `
        + `Give ${type}, or leave ${option} out.`);
    }
  }
}

/** Refuses a prop that takes an object of options and holds something else. */
export function refuseNoOptions(at: IConstruct, prop: string, value: unknown, fix: string): void {
  if (!isAbsent(value) && (typeof value !== 'object' || Array.isArray(value) || Construct.isConstruct(value))) {
    refuse(at, {
      prop,
      fact: `is ${Construct.isConstruct(value) ? 'a construct' : jsonText(value) ?? 'something else'}, which is not an object of options`,
      consequence: 'It would have no effect',
      fix,
    });
  }
}
