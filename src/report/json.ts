/** The graph as JSON: the format that `docs/delivery-graph.md` describes, always in the same bytes for the same app. */
import { DeliveryGraph } from '../model/delivery-graph';
import { escapeControlCharactersInJson } from '../text/escape';

export function jsonReport(graph: DeliveryGraph): string {
  return `${escapeControlCharactersInJson(JSON.stringify(graph, undefined, 2))}\n`;
}
