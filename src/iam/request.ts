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

/** `aws:SourceIp` where a service calls: an address that AWS does not tell, and that is in no range of a user. */
export const ADDRESS_OF_AWS = 'an address of AWS';

/** The condition keys of a request, in lower case. */
export interface ContextKeys {
  /** Undefined if the value is not known. */
  get(key: string): ContextValue | undefined;
  /** Values that a key with several certainly has, perhaps among others. */
  some(key: string): readonly SymbolicArn[];
}

export interface ServicePrincipal {
  readonly service: string;
  /** The Region of the source. */
  readonly from?: SymbolicArn;
  /** The Region of the target. */
  readonly to: SymbolicArn;
  readonly role?: undefined;
}

export interface RolePrincipal {
  readonly role: Subject;
  readonly account: SymbolicArn;
  readonly service?: undefined;
}

export type RequestPrincipal = RolePrincipal | ServicePrincipal;

export interface Request {
  readonly principal: RequestPrincipal;
  readonly action: SymbolicArn;
  readonly target: Subject;
  readonly context: () => ContextKeys;
  /** The stack of the account that makes the request. */
  readonly stack: Stack;
  /** Template conditions under which the principal, the target or the source exist. */
  readonly trueConditions: ReadonlySet<string>;
}
