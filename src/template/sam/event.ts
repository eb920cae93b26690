/** The type of one entry in the `Events` of a SAM function. */
import { JsonObject } from '../json';
import { getAttArn, Made } from './resources';

export interface SamEvent {
  /** The id of the resource that SAM creates: the id of the function and the name of the event. */
  readonly id: string;
  readonly properties: JsonObject;
  readonly target: InvokedTarget;
  /** The condition of the function. */
  readonly condition?: unknown;
  /** A resource of the template, with the changes of earlier events. */
  readonly find: (logicalId: string) => unknown;
}

/** The function, or the alias that it publishes. */
export interface InvokedTarget {
  /** The name of the function. `Ref` of an alias is its ARN, and takes the place of the name. */
  readonly name: JsonObject;
  readonly arn: JsonObject;
}

export type Expand = (event: SamEvent) => Made;

export function functionInvoked(id: string): InvokedTarget {
  return { name: { Ref: id }, arn: getAttArn(id) };
}

export function aliasInvoked(id: string): InvokedTarget {
  return { name: { Ref: id }, arn: { Ref: id } };
}
