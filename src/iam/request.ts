/** A request that statements are evaluated against: principal, action, resource and condition context. */
import { Stack } from '../template/stack';
import { SymbolicArn } from './symbolic-arn';

/** A resource or role, as a symbolic ARN and as text for messages. */
export interface Subject {
  readonly arn: SymbolicArn;
  readonly text: string;
}

/** The value of a condition key; `absent` if the request certainly does not have the key. */
export type ContextValue = SymbolicArn | 'absent';

export type RequestPrincipal =
  | { readonly role: Subject; readonly account: SymbolicArn; readonly service?: undefined }
  | { readonly service: string; readonly role?: undefined };

export interface Request {
  readonly principal: RequestPrincipal;
  readonly action: SymbolicArn;
  readonly target: Subject;
  /** Values by condition key, in lower case. A key that is not here is unknown. */
  readonly context: () => ReadonlyMap<string, ContextValue>;
  /** The stack of the account that makes the request. */
  readonly stack: Stack;
  /** Template conditions under which the principal, the target or the source exist. */
  readonly trueConditions: ReadonlySet<string>;
}
