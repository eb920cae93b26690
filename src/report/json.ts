/** Writes the graph and its stories as JSON in the format of `docs/delivery-graph.md`; the same app results in the same bytes. */
import { escapeJson } from '../text/escape';
import { closingLines, summaryOf } from './closing-line';
import { diffJson } from './diff/json';
import { hopSummary } from './hops/hops-line';
import { Report } from './shown-report';

export function jsonReport(report: Report): string {
  const { graph, stories, hops, diff } = report;
  if (diff !== undefined) return diffJson(diff);
  const summary = { ...summaryOf(stories), hops: hopSummary(hops), text: closingLines(report) };
  return `${escapeJson(JSON.stringify({ ...graph, stories, hops, summary }, undefined, 2))}\n`;
}
