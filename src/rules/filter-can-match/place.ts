/** A place of an app with a pattern, and what the pattern is compared with. */
import { Mismatch } from '../../events/mismatch';
import { JsonObject } from '../../model/json';
import { Known, Unknown } from '../../model/known';
import { DeclaredAt } from '../../model/node';
import { Sender } from '../queries/senders';

export interface PatternPlace {
  readonly declaredAt: DeclaredAt;
  readonly property: string;
  readonly text: Known<string>;
  /** A mapping and a pipe take the pattern as text, the others as an object. */
  readonly isText: boolean;
  /** What happens to events that do not match. */
  readonly consequence: string;
  /** The other patterns of the same list: an event is taken where one of them matches. */
  readonly others?: readonly Known<string>[];
  /** Undefined where the pattern may match. */
  readonly compare: (pattern: JsonObject) => Compared | Unknown | undefined;
}

export interface Compared {
  readonly mismatch: Mismatch;
  /** What is compared with the pattern: `an event on a bus`, `a record of the stream`. */
  readonly event: string;
  /** The sender whose message it is. */
  readonly sender?: Sender;
  /** The pattern is compared with the attributes of messages. */
  readonly ofAttributes?: true;
}
