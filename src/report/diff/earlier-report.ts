/** What an earlier report knows of the app, from its JSON or read again from its templates. */
import { Hop } from '../hops/hop';
import { Story } from '../story/story';

export interface EarlierReport {
  readonly stories: readonly Story[];
  /** Absent in the JSON of a version that listed none. */
  readonly hops?: readonly Hop[];
}
