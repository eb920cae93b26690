/** Who sends events, in the words of messages. */
import { INPUT_LIMITS } from '../../limits';
import { Delivery } from '../../model/delivery-graph';
import { isUnknown } from '../../model/known';
import { GraphIndex } from '../kit/graph-index';
import { joinWithAnd, describeNode } from '../kit/wording';

const MOST_NAMED = INPUT_LIMITS.printedCallers.max;

/** `bucket Uploads and rule Nightly`; a caller that is hidden is told by its service. */
export function callersOf(app: GraphIndex, deliveries: readonly Delivery[]): string {
  const names = [...new Set(deliveries.map((delivery) => callerOf(app, delivery)))].sort();
  return names.length <= MOST_NAMED ? joinWithAnd(names) : `${names.slice(0, MOST_NAMED).join(', ')} and ${names.length - MOST_NAMED} more`;
}

function callerOf(app: GraphIndex, { source: { node, service } }: Delivery): string {
  const found = app.node(node);
  if (found !== undefined) return describeNode(found);
  return service === undefined || isUnknown(service) ? 'a caller that is hidden' : `the service ${service}`;
}
