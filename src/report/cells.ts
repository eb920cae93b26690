/** Formats a story as the cells of a row of the report. */
import { isUnknown } from '../model/known';
import { LATEST, LATEST_PUBLISHED } from '../resources/function/facts';
import { attemptsText } from './attempts';
import { duration } from './duration';
import { Footnotes } from './footnotes';
import { listenersText } from './listeners-text';
import { CALLER_GETS } from './story/caller';
import { endLabel } from './story/ends';
import { LossReason, Story, StoryExit } from './story/story';
import { withDeclaration } from './story-words';

export const COLUMNS: readonly string[] = [
  'Source', 'Function : qualifier', 'Attempts at most', 'Time at most', 'On failure, it ends in', 'Kept, told', 'On success',
];

/** What happens to a failed event without an exit. */
const NO_EXIT: Record<Story['handover'], string> = {
  push: 'NOWHERE: lost', poll: 'NOWHERE: lost', ...CALLER_GETS,
};

/** Where the template has an exit, but no event reaches it or stays there. */
const NOWHERE: Partial<Record<LossReason, string>> = { 'expires-first': 'NOWHERE: expires first', 'redrive-cycle': 'NOWHERE: redrive cycle' };

export function cellsOf(story: Story, notes: Footnotes): readonly string[] {
  const exits = (of: StoryExit['of'], none: string): string => (
    story.exits.filter((exit) => exit.of === of).map((exit) => exitText(exit, notes)).join(', ') || none
  );
  const nowhere = story.lost.why === undefined ? undefined : NOWHERE[story.lost.why];
  return [
    sourceText(story, notes),
    targetText(story, notes),
    attemptsText(story, notes),
    timeText(story, notes),
    nowhere ?? exits('failed', NO_EXIT[story.handover]),
    nowhere === undefined ? listenersText(story.exits.filter(({ of }) => of === 'failed')) : '-',
    exits('handled', '-'),
  ];
}

function sourceText({ source, declaredBy, enabled }: Story, notes: Footnotes): string {
  const name = withDeclaration(source === undefined ? 'any asynchronous caller' : notes.format(source, endLabel), declaredBy);
  if (source === undefined) return name;
  return enabled === false ? `${name} (disabled)` : name;
}

function targetText({ function: handler, qualifier, through }: Story, notes: Footnotes): string {
  const name = notes.format(handler, (end) => (end.kind === 'function' ? end.name : endLabel(end)));
  return `${name} : ${isUnknown(qualifier) && through !== undefined ? through.split('/').at(-1) : notes.format(qualifier, String)}`;
}

/** Where the real limit is unknown, another one bounds it. */
function timeText({ waitsAtMost }: Story, notes: Footnotes): string {
  const text = notes.format(waitsAtMost, (known) => (known === 'unlimited' ? known : duration(known)));
  const bound = isUnknown(waitsAtMost) ? waitsAtMost.between?.max : undefined;
  return bound === undefined ? text : `${duration(bound)} or ${text}`;
}

function exitText({ to, qualifier, carries }: StoryExit, notes: Footnotes): string {
  const name = notes.format(to, endLabel);
  const qualified = qualifier === undefined || qualifier === LATEST || qualifier === LATEST_PUBLISHED ? name : `${name} : ${notes.format(qualifier, String)}`;
  return carries === 'pointer' ? `${qualified} (pointers only)` : qualified;
}
