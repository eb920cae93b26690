/** The values of a story in words, where no footnote can name the reason of what is unknown. */
import { isUnknown, Known } from '../model/known';
import { joinWithAnd } from '../text/lists';
import { pluralizeCount } from '../text/pluralize';
import { duration } from './duration';
import { endLabel } from './story/ends';
import { Kept, Listener, Story, StoryEnd, StoryExit } from './story/story';

export function knownWords<T>(value: Known<T>, words: (known: T) => string): string {
  return isUnknown(value) ? 'unknown' : words(value);
}

export function timeWords(time: Known<number | 'unlimited'>): string {
  if (isUnknown(time) && time.between?.max !== undefined) return `${duration(time.between.max)} or less`;
  return knownWords(time, (known) => (known === 'unlimited' ? known : duration(known)));
}

/** `3 tries + 7 halvings`. */
export function triesWords({ attemptsAtMost, halvingsAtMost }: Pick<Story, 'attemptsAtMost' | 'halvingsAtMost'>): string {
  const tries = knownWords(attemptsAtMost, (most) => (
    most === 'unlimited' ? 'unlimited tries' : pluralizeCount(most, 'try', 'tries')
  ));
  if (halvingsAtMost === 0 || typeof attemptsAtMost !== 'number') return isUnknown(attemptsAtMost) ? 'unknown tries' : tries;
  return `${tries} + ${knownWords(halvingsAtMost, (most) => pluralizeCount(most, 'halving'))}`;
}

export function keptWords(kept: Known<Kept>): string {
  return knownWords(kept, (known) => {
    if (known === 'deleted') return 'until deleted';
    return known === 'passed-on' ? 'not kept' : `at least ${duration(known)}`;
  });
}

export function toldWords(told: Known<readonly Listener[]>): string {
  return knownWords(told, (all) => (all.length === 0 ? 'nobody' : joinWithAnd(all.map(({ name }) => name))));
}

/** The same in a narrow cell. */
export function toldKinds(told: Known<readonly Listener[]>): string {
  return knownWords(told, (all) => joinWithAnd([...new Set(all.map(({ kind }) => LISTENERS[kind]))]) || 'nobody');
}

const LISTENERS: Record<Listener['kind'], string> = { alarm: 'an alarm', consumer: 'a consumer', subscriber: 'a subscriber', rule: 'a rule' };

export function carriesWords({ carries }: Pick<StoryExit, 'carries'>): string {
  return knownWords(carries, (known) => CARRIES[known]);
}

const CARRIES = { 'invocation-record': 'the record', 'pointer': 'a pointer', 'records': 'the records', 'event': 'the event' } as const;

export function endWords(end: Known<StoryEnd>): string {
  return knownWords(end, endLabel);
}

export function exitsWords(exits: readonly StoryExit[]): string {
  return exits.length === 0 ? 'NOWHERE' : joinWithAnd(exits.map(({ to }) => endWords(to)));
}

export function sourceWords({ source, declaredBy }: Story): string {
  return withDeclaration(source === undefined ? 'any asynchronous caller' : endWords(source), declaredBy);
}

/** `API Shop (GetOrders)`, where the source has another delivery to the same function. */
export function withDeclaration(source: string, declaredBy: string | undefined): string {
  return declaredBy === undefined ? source : `${source} (${declaredBy})`;
}

/** `function Save : live`. */
export function targetWords({ function: handler, qualifier, through }: Story): string {
  return `${endWords(handler)} : ${isUnknown(qualifier) ? through ?? 'unknown' : qualifier}`;
}
