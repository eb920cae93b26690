/** Writes the graph as JSON in the format of `docs/delivery-graph.md`; the same app results in the same bytes. */
import { DeliveryGraph } from '../model/delivery-graph';
import { harmlessJson } from '../text/escape';

export function jsonReport(graph: DeliveryGraph): string {
  return `${harmlessJson(JSON.stringify(graph, undefined, 2))}\n`;
}
