/** One question that statements are held against: who wants to do what with which resource, and what is known of the occasion. */
import { Stack } from '../template/stack';
import { Tokens } from './tokens';

/** What is named, as tokens and for messages. */
export interface Subject {
  readonly tokens: Tokens;
  readonly text: string;
}

/** A fact of the occasion; `absent` where the request surely has no such key. */
export type Fact = Tokens | 'absent';

export type Asker =
  | { readonly role: Subject; readonly account: Tokens; readonly service?: undefined }
  | { readonly service: string; readonly role?: undefined };

export interface Request {
  readonly asker: Asker;
  readonly action: Tokens;
  readonly target: Subject;
  /** Facts by condition key, in lower case; what is not here cannot be known. */
  readonly facts: () => ReadonlyMap<string, Fact>;
  /** The stack in whose account it all happens. */
  readonly stack: Stack;
  /** Template conditions, by stack, under which the asker, the target or the source exist themselves. */
  readonly given: ReadonlySet<string>;
}
