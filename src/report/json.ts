/** Writes the graph and its stories as JSON in the format of `docs/delivery-graph.md`; the same app results in the same bytes. */
import { harmlessJson } from '../text/escape';
import { Report } from './report';

export function jsonReport({ graph, stories }: Report): string {
  return `${harmlessJson(JSON.stringify({ ...graph, stories }, undefined, 2))}\n`;
}
