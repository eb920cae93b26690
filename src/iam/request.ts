/** One question that statements are held against: who wants to do what with which resource, and what is known of the occasion. */
import { Stack } from '../template/stack';
import { SymbolicArn } from './symbolic-arn';

/** What is named, as tokens and for messages. */
export interface Subject {
  readonly tokens: SymbolicArn;
  readonly text: string;
}

/** A fact of the occasion; `absent` where the request surely has no such key. */
export type ContextValue = SymbolicArn | 'absent';

export type RequestPrincipal =
  | { readonly role: Subject; readonly account: SymbolicArn; readonly service?: undefined }
  | { readonly service: string; readonly role?: undefined };

export interface Request {
  readonly principal: RequestPrincipal;
  readonly action: SymbolicArn;
  readonly target: Subject;
  /** Facts by condition key, in lower case; what is not here cannot be known. */
  readonly context: () => ReadonlyMap<string, ContextValue>;
  /** The stack in whose account it all happens. */
  readonly stack: Stack;
  /** Template conditions, by stack, under which the principal, the target or the source exist themselves. */
  readonly trueConditions: ReadonlySet<string>;
}
