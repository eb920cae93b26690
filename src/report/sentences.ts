/** The story of a delivery in a few sentences: what happens to an event that fails, from its source to its end. */
import { isUnknown } from '../model/known';
import { formatNumber } from '../text/numbers';
import { duration } from './duration';
import { lossReasonWords } from './loss-words';
import { callerGets } from './story/caller';
import { Kept, Story, StoryExit } from './story/story';
import { carriesWords, endWords, keptWords, sourceWords, targetWords, timeWords, toldWords } from './story-words';

export function sentencesOf(story: Story): readonly string[] {
  const exits = (of: StoryExit['of']): readonly StoryExit[] => story.exits.filter((exit) => exit.of === of);
  return [
    handoverSentence(story),
    triesSentence(story),
    timeSentence(story),
    ...(story.lost.verdict === 'certain' ? [] : exits('failed').map((exit) => exitSentence('Then', exit))),
    ...lossSentences(story),
    ...exits('undelivered').map((exit) => exitSentence('If the service cannot hand the event over,', exit)),
    ...exits('handled').map((exit) => exitSentence('After success', exit)),
  ].map((sentence) => `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`);
}

function handoverSentence(story: Story): string {
  const [source, target] = [sourceWords(story), targetWords(story)];
  const off = story.enabled === false ? '; it is disabled' : '';
  if (story.source === undefined) return `any asynchronous caller may invoke ${target}${off}`;
  if (story.handover === 'poll') return `Lambda polls ${source} and runs ${target} with its events${off}`;
  if (story.handover === 'sync') return `${source} runs ${target} and waits for the answer${off}`;
  if (story.handover === 'callback') return `${source} runs ${target} asynchronously and waits for the result that it reports${off}`;
  return `${source} hands its events to ${target}, which runs asynchronously${off}`;
}

function triesSentence({ attemptsAtMost: most, halvingsAtMost: halvings }: Story): string {
  const more = typeof halvings === 'number' && halvings > 0 ? `, and in up to ${formatNumber(halvings)} more runs that halve its batch` : '';
  if (isUnknown(most)) return 'how often a failing event is tried is unknown';
  if (most === 'unlimited') return `a failing event is tried without a limit${more}`;
  return most === 1 ? `a failing event is tried once${more}` : `a failing event is tried at most ${formatNumber(most)} times${more}`;
}

function timeSentence({ endsAtLeastAfter: least, endsAtMostAfter: most }: Story): string {
  const early = isUnknown(least) || least === 0 ? '' : `after ${duration(least)} at the earliest and `;
  if (isUnknown(most) && most.between?.max === undefined) return `how long that takes at most is unknown (${most.unknown})`;
  return most === 'unlimited' ? 'no setting limits how long that takes' : `it ends ${early}after ${timeWords(most)} at the latest`;
}

function exitSentence(when: string, exit: StoryExit): string {
  if (isUnknown(exit.to)) return `${when} ${carriesWords(exit)} goes to an exit that is unknown (${exit.to.unknown})`;
  const kept = isUnknown(exit.keptFor) ? 'keeps it for an unknown time' : keptSentence(exit.keptFor);
  const told = isUnknown(exit.toldBy) ? `; who is told is unknown (${exit.toldBy.unknown})` : ` and tells ${toldWords(exit.toldBy)}`;
  return `${when} ${carriesWords(exit)} goes to ${endWords(exit.to)}, which ${kept}${told}`;
}

function keptSentence(kept: Kept): string {
  return kept === 'passed-on' ? 'passes it on without keeping it' : `keeps it ${keptWords(kept)}`;
}

function lossSentences(story: Story): readonly string[] {
  const { verdict } = story.lost;
  const because = lossReasonWords(story.lost);
  if (verdict === 'certain') return [`a failed event is lost${because}`];
  if (verdict === 'possible') return [`a failed event may be lost${because}`];
  if (verdict === 'unknown') return [`whether a failed event can be lost is not decided${because}`];
  const gets = callerGets(story);
  return gets === undefined ? [] : [`${gets} and keeps the event`];
}
