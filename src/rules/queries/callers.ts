/** Names the callers of a function for messages. */
import { serviceName } from '../../facts/service-names';
import { INPUT_LIMITS } from '../../limits';
import { Delivery } from '../../model/delivery-graph';
import { isUnknown } from '../../model/known';
import { joinWithAnd } from '../../text/lists';
import { markName } from '../../text/names';
import { GraphIndex } from '../kit/graph-index';
import { describeNode } from '../kit/wording';

const MAX_NAMED = INPUT_LIMITS.printedCallers.max;

/** `bucket Uploads and rule Nightly`; an unknown caller is named by its kind, or by its service. */
export function describeCallers(app: GraphIndex, deliveries: readonly Delivery[]): string {
  const names = [...new Set(deliveries.map((delivery) => describeCaller(app, delivery)))].sort();
  if (names.length <= MAX_NAMED) return markName(joinWithAnd(names));
  return markName(joinWithAnd([...names.slice(0, MAX_NAMED), `${names.length - MAX_NAMED} more`]));
}

function describeCaller(app: GraphIndex, { source: { node, service }, pushTarget }: Delivery): string {
  const found = app.node(node);
  if (found !== undefined) return describeNode(found);
  if (service === undefined || isUnknown(service)) return 'an unknown caller';
  return pushTarget === undefined ? serviceName(service) : HIDDEN_SOURCES.get(service) ?? serviceName(service);
}

/** What a resource that pushes can hide. Any other resource that pushes is the source itself. */
const HIDDEN_SOURCES: ReadonlyMap<string, string> = new Map([
  ['logs', 'a hidden log group'], ['pipes', 'a hidden source'], ['sns', 'a hidden topic'],
]);
