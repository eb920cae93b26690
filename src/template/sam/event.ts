/** The type of one entry in the `Events` of a SAM function. */
import { JsonObject } from '../json';
import { Made } from './resources';

export interface SamEvent {
  /** The id of the resource that SAM creates: the id of the function and the name of the event. */
  readonly id: string;
  readonly functionId: string;
  readonly properties: JsonObject;
  /** A reference to the function, or to the alias that it publishes. */
  readonly target: JsonObject;
  /** A resource of the template, with the changes of earlier events. */
  readonly find: (logicalId: string) => unknown;
}

export type Expand = (event: SamEvent) => Made;
