/** Writes the report as Markdown for a comment on a pull request, which takes about 65,000 characters. */
import { groupBy } from '../../model/collections';
import { pluralizeCount } from '../../text/pluralize';
import { Hop } from '../hops/hop';
import { lossReasonWords } from '../loss-words';
import { diagram } from '../mermaid/mermaid';
import { pathWords } from '../path-words';
import { lossesFirst } from '../picture/paths';
import { Report } from '../shown-report';
import { callerGets } from '../story/caller';
import { Loss, Story, StoryExit } from '../story/story';
import { exitsWords, keptWords, sourceWords, targetWords, timeWords, toldWords, triesWords } from '../story-words';
import { summaryLines } from '../summary-lines';
import { unreadCallersLine } from '../unread-callers';
import { diffMarkdown } from './diff';
import { code } from './escape';
import { fitting, lengthOf } from './fitting';
import { hopTable } from './hops';
import { commentOf, LinesWithin, pictureSection, section } from './sections';

/** Characters of each part at most. What comes later has less where those before it are long. */
const ROOM = { list: 9_000, table: 15_000, hops: 5_000, pictures: 14_000 };

export function markdownReport(report: Report): string {
  const { graph, stories, hops, diff, only } = report;
  if (diff !== undefined) return diffMarkdown(diff);
  const unread = unreadCallersLine(graph.unreadCallers, code);
  const [sentence, ...others] = summaryLines(report);
  const head = [
    '### Where every event ends',
    '',
    `**${sentence}**`,
    ...others.flatMap((line) => ['', line]),
    ...(only === undefined ? [] : ['', `Only deliveries that match ${code(only.pattern)}: ${stories.length} of ${only.of}.`]),
    ...(unread === undefined ? [] : ['', unread]),
  ];
  return commentOf(head, [
    losses('Events that are lost', stories, 'certain'),
    losses('Events that may be lost', stories, 'possible'),
    losses('Not decided', stories, 'unknown'),
    section('Deliveries', ROOM.table, (characters) => table(lossesFirst(stories), characters)),
    section('First hops', ROOM.hops, (characters) => hopTable(hops, characters)),
    section('Pictures', ROOM.pictures, (characters) => pictures(stories, hops, characters)),
  ]);
}

function losses(title: string, stories: readonly Story[], verdict: Loss['verdict']): LinesWithin {
  const own = stories.filter(({ lost }) => lost.verdict === verdict);
  const line = (story: Story): string => `- ${code(pathWords(story))}${lossReasonWords(story.lost, code)}`;
  return section(title, ROOM.list, (characters) => fitting(own, line, characters, (left) => `- and ${left} more`));
}

const HEAD: readonly string[] = [
  '| Source | Function | Tries at most | Ends after at most | Failed events end in | Kept | Told |',
  '| --- | --- | --- | --- | --- | --- | --- |',
];

function table(stories: readonly Story[], characters: number): readonly string[] {
  return stories.length === 0 ? [] : [...HEAD, ...fitting(
    stories,
    (story) => `| ${cells(story).join(' | ')} |`,
    characters - lengthOf(HEAD),
    (left) => `\nand ${left} more, which \`--only\` shows`,
  )];
}

function cells(story: Story): readonly string[] {
  const failed = story.exits.filter(({ of }) => of === 'failed');
  const each = (words: (exit: StoryExit) => string): string => failed.map((exit) => code(words(exit))).join(', ') || '-';
  const isLost = story.lost.verdict === 'certain';
  return [
    code(sourceWords(story)),
    code(targetWords(story)),
    triesWords(story),
    timeWords(story.endsAtMostAfter),
    isLost ? '**NOWHERE**' : callerGets(story) ?? code(exitsWords(failed)),
    isLost ? '-' : each(({ keptFor }) => keptWords(keptFor)),
    isLost ? '-' : each(({ toldBy }) => toldWords(toldBy)),
  ];
}

/** One picture for each stack, as many as fit. */
function pictures(stories: readonly Story[], hops: readonly Hop[], characters: number): readonly string[] {
  const storiesIn = groupBy(lossesFirst(stories), ({ stack }) => stack);
  const hopsIn = groupBy(hops, ({ stack }) => stack);
  const stacks = [...new Set([...storiesIn.keys(), ...hopsIn.keys()])];
  const drawn = (stack: string): string => `${pictureSection(
    stacks.length === 1 ? undefined : stack,
    diagram((storiesIn.get(stack) ?? []).map((story) => ({ story })), hopsIn.get(stack) ?? [], characters / 2),
  )}\n`;
  const lines = fitting(stacks, drawn, characters, (left) => `and ${pluralizeCount(left, 'more stack')}`);
  return lines.length === 0 ? [] : [lines.join('\n').trimEnd()];
}
