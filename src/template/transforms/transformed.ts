/** What a transform makes of a template. */
import { Origins } from '../sam/origins';
import { UnreadPart } from '../unread-parts';

export interface Transformed<Template = object> {
  readonly template: Template;
  /** The parts of the SAM template behind what SAM creates. */
  readonly origins: Origins;
  readonly unread: readonly UnreadPart[];
}
