/** Tells which resources name a function in a way that is not read: `AWS::Cognito::UserPool Pool (LambdaConfig.PreSignUp)`. */
import { INPUT_LIMITS } from '../limits';
import { groupBy } from '../model/collections';
import { nodeId } from '../model/node-id';
import { UnreadCaller } from '../model/unread-caller';
import { joinFirst } from '../text/lists';
import { pluralizeCount } from '../text/pluralize';

const MAX_NAMES = INPUT_LIMITS.printedUnreadParts.max;
/** Characters of the names in one line of a report. */
const ROOM = 1_000;

/** Undefined if every resource that names a function is read. */
export function unreadCallersText(callers: readonly UnreadCaller[]): string | undefined {
  const names = namesOf(callers);
  return names.length === 0 ? undefined : `${unreadCallersCount(callers)}: ${joinFirst(names, MAX_NAMES)}`;
}

/** The same with as many names as fit. Each is escaped and cut by `shown`, so that the count of the others stays. */
export function unreadCallersLine(
  callers: readonly UnreadCaller[], shown: (name: string) => string,
): string | undefined {
  const names = namesOf(callers).map(shown);
  if (names.length === 0) return undefined;
  let characters = 0;
  const fitting = names.findIndex((name) => (characters += name.length + ', '.length) > ROOM);
  return `${unreadCallersCount(callers)}: ${joinFirst(names, fitting < 0 ? names.length : Math.max(1, fitting))}`;
}

export function unreadCallersCount(callers: readonly UnreadCaller[]): string {
  const count = new Set(callers.map(({ declaredAt }) => nodeId(declaredAt))).size;
  return `${pluralizeCount(count, 'resource that names a function is', 'resources that name a function are')} not read`;
}

function namesOf(callers: readonly UnreadCaller[]): readonly string[] {
  return [...groupBy(callers, ({ declaredAt }) => nodeId(declaredAt)).values()].map(nameOf);
}

function nameOf(callers: readonly UnreadCaller[]): string {
  const [{ type, declaredAt: { path, logicalId } }] = callers;
  return `${type} ${path ?? logicalId} (${[...new Set(callers.map(({ property }) => property))].join(', ')})`;
}
