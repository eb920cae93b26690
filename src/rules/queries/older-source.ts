/** Patterns that ask for the records of Lambda by the source that an older page of AWS names, so that no record matches. */
import { memo } from '../../model/collections';
import { isObject, JsonObject } from '../../model/json';
import { isUnknown, Known, Unknown } from '../../model/known';
import { NodeId } from '../../model/node';
import { allExits } from '../../model/policy';
import { matchesRecord } from '../../patterns/event-pattern';
import { OLDER_SOURCE, Outcome, SOURCE } from '../../patterns/invocation-record';
import { GraphIndex, NodeOf } from '../kit/graph-index';

export interface MisnamedSource {
  readonly rule: NodeOf<'rule'>;
  /** Its pattern with the source that records have. */
  readonly mended: JsonObject;
}

export interface OlderSource {
  /** The pattern with the source that records have. */
  readonly mended: JsonObject;
  /** Without it, the pattern misses records that it asks for. */
  readonly isMissed: boolean;
}

/** Where the pattern names the older source, and asks for nothing else that a record of all these outcomes lacks. */
export function olderSource(pattern: JsonObject, outcomes: readonly Outcome[]): OlderSource | undefined {
  const { source } = pattern;
  if (!Array.isArray(source) || !source.some(isOlder)) return undefined;
  const named = source.map((item: unknown) => (isOlder(item) ? SOURCE : item));
  const mended = { ...pattern, source: [...new Set<unknown>(named)] };
  const meant = outcomes.filter((outcome) => matchesRecord(JSON.stringify(mended), outcome) !== false);
  const isMissed = meant.some((outcome) => matchesRecord(JSON.stringify(pattern), outcome) === false);
  return meant.length === 0 ? undefined : { mended, isMissed };
}

function isOlder(item: unknown): boolean {
  return item === OLDER_SOURCE || (isObject(item) && item.prefix === OLDER_SOURCE);
}

export interface RecordTargets {
  /** The outcomes whose records go to each node. */
  readonly outcomes: ReadonlyMap<NodeId, readonly Outcome[]>;
  /** A destination that is hidden. */
  readonly hidden?: Unknown;
}

const found = new WeakMap<GraphIndex, RecordTargets>();

export function recordTargets(app: GraphIndex): RecordTargets {
  return memo(found, app, () => {
    const outcomes = new Map<NodeId, Outcome[]>();
    const targets: Known<NodeId>[] = [];
    for (const { by, to } of app.deliveries.flatMap(({ policy }) => allExits(policy))) {
      if (by !== 'on-failure' && by !== 'on-success') continue;
      targets.push(to);
      if (!isUnknown(to)) memo(outcomes, to, () => []).push(by);
    }
    const hidden = targets.find(isUnknown);
    return hidden === undefined ? { outcomes } : { outcomes, hidden };
  });
}
