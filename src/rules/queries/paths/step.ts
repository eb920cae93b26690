/**
 * One step on an event's way: a delivery takes an event from where it is to a function and on to an exit; a link takes it from one node to
 * the next. A stop is either.
 */
import { Known } from '../../../model/known';
import { Link } from '../../../model/link';
import { DeclaredAt } from '../../../model/node';
import { Exit } from '../../../model/policy';

/** A node's id, or a delivery's. The record of an invocation on a bus is a stop of its own, for a rule may take it or not. */
export interface Stop {
  readonly kind: 'node' | 'delivery' | 'record';
  readonly id: string;
  /** Of a record, which one. */
  readonly outcome?: 'on-failure' | 'on-success';
}

export interface Step {
  readonly from: Stop;
  readonly to: Stop;
  /** The exit or link that leads there; `handled` where a function takes the event. */
  readonly by: Exit['by'] | Link['by'] | 'handled';
  /** Unknown where a filter, a condition or a hidden value may keep the event from going on. */
  readonly taken: Known<boolean>;
  readonly declaredAt?: DeclaredAt;
}

export function stopKey({ kind, id, outcome }: Stop): string {
  return `${kind} ${outcome ?? ''} ${id}`;
}
