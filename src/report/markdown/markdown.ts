/** Writes the report as Markdown for a comment on a pull request, which takes about 65,000 characters. */
import { groupBy } from '../../model/collections';
import { closingLines } from '../closing-line';
import { Hop } from '../hops/hop';
import { lossReasonWords } from '../loss-words';
import { diagram } from '../mermaid/mermaid';
import { pathWords } from '../path-words';
import { lossesFirst } from '../picture/paths';
import { Report } from '../shown-report';
import { callerGets } from '../story/caller';
import { Loss, Story, StoryExit } from '../story/story';
import { exitsWords, keptWords, sourceWords, targetWords, timeWords, toldWords, triesWords } from '../story-words';
import { unreadCallersText } from '../unread-callers';
import { diffMarkdown } from './diff';
import { code } from './escape';
import { fitting } from './fitting';
import { hopTable } from './hops';
import { FOOT, pictureSection, section } from './sections';

/** Characters of each part: all of them together stay below 60,000. */
const ROOM = { list: 9_000, table: 15_000, hops: 5_000, pictures: 14_000 };

export function markdownReport(report: Report): string {
  const { graph, stories, hops, diff } = report;
  if (diff !== undefined) return diffMarkdown(diff);
  const unread = unreadCallersText(graph.unreadCallers);
  const [sentence = 'No deliveries', ...others] = stories.length === 0 ? [] : closingLines(report);
  return [
    '### Where every event ends',
    '',
    `**${sentence}**`,
    ...others.flatMap((line) => ['', line]),
    ...(report.only === undefined ? [] : ['', `Only deliveries that match ${code(report.only.pattern)}: ${stories.length} of ${report.only.of}.`]),
    ...(unread === undefined ? [] : ['', code(unread)]),
    ...lossSection('Events that are lost', stories, 'certain'),
    ...lossSection('Events that may be lost', stories, 'possible'),
    ...lossSection('Not decided', stories, 'unknown'),
    ...section('Deliveries', table(lossesFirst(stories))),
    ...section('First hops', hopTable(hops, ROOM.hops)),
    ...pictures(stories, hops),
    ...FOOT,
    '',
  ].join('\n');
}

function lossSection(title: string, stories: readonly Story[], verdict: Loss['verdict']): readonly string[] {
  const lines = stories.filter(({ lost }) => lost.verdict === verdict).map((story) => (
    `- ${code(pathWords(story))}${lossReasonWords(story.lost, code)}`
  ));
  return section(title, fitting(lines, ROOM.list, (left) => `- and ${left} more`));
}

function table(stories: readonly Story[]): readonly string[] {
  if (stories.length === 0) return [];
  const rows = stories.map((story) => `| ${cells(story).join(' | ')} |`);
  return [
    '| Source | Function | Tries at most | Ends after at most | Failed events end in | Kept | Told |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...fitting(rows, ROOM.table, (left) => `\nand ${left} more, which \`--only\` shows`),
  ];
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
function pictures(stories: readonly Story[], hops: readonly Hop[]): readonly string[] {
  const hopsIn = groupBy(hops, ({ stack }) => stack);
  const stacks = [...groupBy(lossesFirst(stories), ({ stack }) => stack)];
  const drawn = stacks.slice(0, 10).map(([stack, inside]) => pictureSection(
    stacks.length === 1 ? undefined : stack,
    diagram(inside.map((story) => ({ story })), hopsIn.get(stack) ?? [], ROOM.pictures / 2),
  ));
  return section('Pictures', fitting(drawn, ROOM.pictures, (left) => `and ${left} more stacks`).flatMap((text) => [text, '']).slice(0, -1));
}
