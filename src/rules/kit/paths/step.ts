/**
 * One step on the path of an event. A delivery moves the event from its source to a function and on to an exit, and a link moves it from one
 * node to the next.
 */
import { Known } from '../../../model/known';
import { Link } from '../../../model/link';
import { DeclaredAt } from '../../../model/node';
import { Exit } from '../../../model/policy';

/** A node, a delivery, or the record of an invocation on an event bus, which a rule may match or not. */
export interface Stop {
  readonly kind: 'node' | 'delivery' | 'record';
  readonly id: string;
  /** The outcome that a record describes. */
  readonly outcome?: 'on-failure' | 'on-success';
}

export interface Step {
  readonly from: Stop;
  readonly to: Stop;
  /** The exit or link of the step; `handled` for a step from a source to its delivery. */
  readonly by: Exit['by'] | Link['by'] | 'handled';
  /** Unknown where a filter, a condition or an unknown value may stop the event. */
  readonly taken: Known<boolean>;
  readonly declaredAt?: DeclaredAt;
}

export function stopKey({ kind, id, outcome }: Stop): string {
  return `${kind} ${outcome ?? ''} ${id}`;
}
