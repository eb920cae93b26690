/** Writes the graph and its stories as JSON in the format of `docs/delivery-graph.md`; the same app results in the same bytes. */
import { harmlessJson } from '../text/escape';
import { closingLines, summaryOf } from './closing-line';
import { diffJson } from './diff/json';
import { Report } from './report';

export function jsonReport({ graph, stories, result, diff }: Report): string {
  if (diff !== undefined) return diffJson(diff);
  const summary = { ...summaryOf(stories), text: closingLines(stories, result, graph.unreadCallers) };
  return `${harmlessJson(JSON.stringify({ ...graph, stories, summary }, undefined, 2))}\n`;
}
