/**
 * Notes the functions that nothing in the app is seen to call, nor is said to call. Clients, other functions and custom
 * resources leave no delivery in a template, so their losses are not checked.
 */
import { INPUT_LIMITS } from '../limits';
import { DeliveryGraph } from '../model/delivery-graph';
import { clip } from '../text/clip';
import { joinFirst } from '../text/lists';
import { pluralizeCount } from '../text/pluralize';

const MAX_NAMES = INPUT_LIMITS.printedUnreadParts.max;

/** The principal of a service, as `lexv2.amazonaws.com`: no account and no ARN of a role. */
const SERVICE = /^[\w-]+(?:\.[\w-]+)+$/;

export function uncalledFunctions({ nodes, deliveries, permissions, unreadCallers }: DeliveryGraph): readonly string[] {
  const called = new Set([
    ...deliveries
      .filter(({ source }) => source.kind !== 'async' || source.node !== undefined || source.outside)
      .map(({ target }) => target.function),
    ...unreadCallers.map((caller) => caller.function),
    ...permissions.filter(({ principal }) => SERVICE.test(String(principal))).map(({ target }) => target.function),
  ]);
  const names = nodes.flatMap((node) => (
    node.kind === 'function' && node.declaredAt !== undefined && !node.infrastructure && !called.has(node.id) ? [node.id] : []
  ));
  if (names.length === 0) return [];
  const named = joinFirst(names.map(clip), MAX_NAMES);
  const verb = names.length === 1 ? 'is' : 'are';
  return [`${pluralizeCount(names.length, 'function')} ${verb} called by nothing that the templates show: ${named}`];
}
