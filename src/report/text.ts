/** Prints the stories as a table, with the reasons of unknown values below it and a summary of lost events. */
import { INPUT_LIMITS } from '../limits';
import { clipped } from '../text/clip';
import { escapeText } from '../text/escape';
import { cellsOf, COLUMNS } from './cells';
import { closingLines } from './closing-line';
import { diffText } from './diff/text';
import { Footnotes } from './footnotes';
import { HOP_COLUMNS, hopCells } from './hops/hop-cells';
import { Report } from './shown-report';
import { textTable, wrapped } from './table';
import { unreadCallersLine } from './unread-callers';

const LONGEST_CELL = INPUT_LIMITS.printedCell.max;

const NONE = 'no function has an event source mapping or is invoked asynchronously';

export function textReport(report: Report, width: number): string {
  const { graph, stories, hops, only, diff } = report;
  if (diff !== undefined) return diffText(diff, width);
  const unread = unreadCallersLine(graph.unreadCallers, shown);
  const notRead = unread === undefined ? [] : wrapped(unread, width);
  if (stories.length + hops.length === 0) return `${[nothingLine(report), ...(only === undefined ? notRead : [])].join('\n')}\n`;
  const notes = new Footnotes();
  const rows = stories.map((story) => cellsOf(story, notes).map(shown));
  const hopRows = hops.map((hop) => hopCells(hop, notes).map(shown));
  const closing = closingLines(report);
  const footnotes = notes.lines().flatMap((line) => wrapped(shown(line), width));
  return [
    ...(rows.length === 0 ? [nothingLine(report)] : textTable([COLUMNS, ...rows], width)),
    '',
    ...(hopRows.length === 0 ? [] : [...textTable([HOP_COLUMNS, ...hopRows], width), '']),
    ...(only === undefined || rows.length === 0 ? [] : [...wrapped(`Only what matches ${shown(only.pattern)}: ${stories.length} of ${only.of}`, width), '']),
    ...(footnotes.length === 0 ? [] : [...footnotes, '']),
    ...(notRead.length === 0 ? [] : [...notRead, '']),
    // One line each, however long: people and programs look for it.
    ...closing.map(escapeText),
    '',
  ].join('\n');
}

function nothingLine({ only, graph: { unreadCallers } }: Report): string {
  if (only !== undefined) return `No delivery of ${only.of} matches ${shown(only.pattern)}.`;
  return unreadCallers.length === 0 ? `No deliveries: ${NONE}.` : 'No delivery is read.';
}

function shown(text: string): string {
  return clipped(escapeText(text), LONGEST_CELL);
}
