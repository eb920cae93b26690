/** The graph as JSON: the format that `docs/delivery-graph.md` describes, always in the same bytes for the same app. */
import { DeliveryGraph } from '../model/delivery-graph';
import { harmlessJson } from '../text/escape';

export function jsonReport(graph: DeliveryGraph): string {
  return `${harmlessJson(JSON.stringify(graph, undefined, 2))}\n`;
}
