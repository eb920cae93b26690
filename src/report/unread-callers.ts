/** Tells which resources name a function in a way that is not read: `AWS::Cognito::UserPool Pool (LambdaConfig.PreSignUp)`. */
import { INPUT_LIMITS } from '../limits';
import { groupBy } from '../model/collections';
import { nodeId } from '../model/node-id';
import { UnreadCaller } from '../model/unread-caller';
import { joinFirst } from '../text/lists';
import { pluralizeCount } from '../text/pluralize';

const MAX_NAMES = INPUT_LIMITS.printedUnreadParts.max;

/** Undefined if every resource that names a function is read. */
export function unreadCallersText(callers: readonly UnreadCaller[]): string | undefined {
  const resources = [...groupBy(callers, ({ declaredAt }) => nodeId(declaredAt)).values()];
  return resources.length === 0 ? undefined : `${unreadCallersCount(callers)}: ${joinFirst(resources.map(nameOf), MAX_NAMES)}`;
}

export function unreadCallersCount(callers: readonly UnreadCaller[]): string {
  const count = new Set(callers.map(({ declaredAt }) => nodeId(declaredAt))).size;
  return `${pluralizeCount(count, 'resource that names a function is', 'resources that name a function are')} not read`;
}

function nameOf(callers: readonly UnreadCaller[]): string {
  const [{ type, declaredAt: { path, logicalId } }] = callers;
  return `${type} ${path ?? logicalId} (${[...new Set(callers.map(({ property }) => property))].join(', ')})`;
}
