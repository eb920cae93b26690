/** One entry of a SAM function's `Events`. */
import { JsonObject } from '../json';
import { Made } from './resources';

export interface SamEvent {
  /** What SAM calls the resource that it makes of it: the function's id and the event's. */
  readonly id: string;
  readonly functionId: string;
  readonly properties: JsonObject;
  /** The function, or its alias where it publishes one. */
  readonly target: JsonObject;
  /** A resource of the template, as it is by now. */
  readonly find: (logicalId: string) => unknown;
}

export type Expand = (event: SamEvent) => Made;
