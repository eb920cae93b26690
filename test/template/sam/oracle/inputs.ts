/** The inputs of the oracle by name: what a SAM template may say, each with as little around it as it needs. */
import { API_INPUTS } from './api-inputs';
import { CONNECTOR_INPUTS } from './connector-inputs';
import { EVENT_INPUTS } from './event-inputs';
import { FUNCTION_INPUTS } from './function-inputs';
import { POLICY_INPUTS } from './policy-inputs';
import { Json } from './template';

export const SAM_INPUTS: ReadonlyMap<string, Json> = new Map(Object.entries({
  ...EVENT_INPUTS,
  ...POLICY_INPUTS,
  ...CONNECTOR_INPUTS,
  ...FUNCTION_INPUTS,
  ...API_INPUTS,
}));

/** The name of the file of an input. */
export function fileOf(name: string): string {
  return `${name.replace(/[^A-Za-z0-9]+/g, '-')}.json`;
}
