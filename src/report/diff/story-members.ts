/** The words that members of a story may have. The compiler refuses a list that lacks one. */
import { NOUNS } from '../../facts/nouns';
import { Known } from '../../model/known';
import { Link } from '../../model/link';
import { NodeKind } from '../../model/node';
import { Severity } from '../../rules/kit/finding';
import { Listener, Loss, Story, StoryExit } from '../story/story';

const wordsOf = <T extends string>(words: Readonly<Record<T, true>>): readonly T[] => Object.keys(words) as T[];

export const NODE_KINDS: readonly NodeKind[] = [...Object.keys(NOUNS) as (keyof typeof NOUNS)[], 'other'];
export const HANDOVERS = wordsOf<Story['handover']>({ push: true, poll: true, sync: true, callback: true });
export const LINKED_BY = wordsOf<Link['by']>({
  rule: true, target: true, subscription: true, notification: true, pipe: true, schedule: true, action: true,
});
export const EXITS_OF = wordsOf<StoryExit['of']>({ failed: true, handled: true, undelivered: true });
export const EXIT_KINDS = wordsOf<StoryExit['kind']>({
  'on-failure': true, 'on-success': true, 'function-dead-letter': true, 'queue-redrive': true, 'target-dead-letter': true, 'broker': true,
});
type Carried<K = StoryExit['carries']> = K extends Known<infer T> ? Extract<T, string> : never;
export const CARRIED = wordsOf<Carried>({ 'invocation-record': true, 'pointer': true, 'records': true, 'event': true });
export const LISTENERS = wordsOf<Listener['kind']>({ alarm: true, consumer: true, subscriber: true, rule: true });
export const VERDICTS = wordsOf<Loss['verdict']>({ none: true, certain: true, possible: true, unknown: true });
export const SEVERITIES = wordsOf<Severity>({ error: true, warning: true, info: true });
