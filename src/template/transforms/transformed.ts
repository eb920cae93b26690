/** What a transform makes of a template. */
import { Origin } from '../sam/origins';
import { UnreadPart } from '../unread-parts';

export interface Transformed<Template = object> {
  readonly template: Template;
  /** The part of the SAM template behind each resource that SAM creates, by logical id. */
  readonly origins: ReadonlyMap<string, Origin>;
  readonly unread: readonly UnreadPart[];
}
