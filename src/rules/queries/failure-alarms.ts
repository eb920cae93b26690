/** The alarms on failed events, by what they watch, and whether what they start lets them in. */
import { INPUT_LIMITS } from '../../limits';
import { Alarm, AlarmAction } from '../../model/alarm';
import { memo } from '../../model/collections';
import { allOf, isUnknown, Known, not } from '../../model/known';
import { NodeId } from '../../model/node';
import { joinWithAnd } from '../../text/lists';
import { GraphIndex, NodeOf } from '../kit/graph-index';
import { describeResource } from '../kit/wording';
import { failureQueues } from './failure-queues';
import { isDivided } from './policy-candidates';

const byWatched = new WeakMap<GraphIndex, ReadonlyMap<string, readonly Alarm[]>>();

/** The alarms that watch a node, or the mapping of a delivery. */
export function alarmsOn(app: GraphIndex, id: NodeId): readonly Alarm[] {
  return memo(byWatched, app, () => {
    const found = new Map<string, Alarm[]>();
    for (const alarm of app.graph.alarms) {
      for (const watched of alarm.watches) memo(found, watched, () => []).push(alarm);
    }
    return found;
  }).get(id) ?? [];
}

const onQueues = new WeakMap<GraphIndex, readonly Alarm[]>();

/** The alarms on the queues where failed events stay, sorted as in the graph. */
export function failureAlarms(app: GraphIndex): readonly Alarm[] {
  return memo(onQueues, app, () => {
    const queues = new Set(failureQueues(app).map(({ queue }) => queue.id));
    return app.graph.alarms.filter(({ watches }) => watches.some((id) => queues.has(id)));
  });
}

/**
 * Whether all that the alarm starts refuses it. A hidden action is somewhere else, and mostly a topic that listens.
 */
export function isRefusedEverywhere({ actions }: Alarm): Known<boolean> {
  return !isUnknown(actions) && actions.length > 0 && allOf(actions.map(isRefused));
}

export function isRefused({ access }: AlarmAction): Known<boolean> {
  return access.length > 0 && not(allOf(access.map((one) => isDivided(one) || one.allowed)));
}

const usual = new WeakMap<GraphIndex, Map<string, readonly NodeOf<'topic'>[]>>();

/**
 * The topics of the first alarm that tells topics which a stack can name: its own, and those outside the app. Those of
 * another stack would need an export, and may be in another stage.
 */
export function usualTopics(app: GraphIndex, stack: string): readonly NodeOf<'topic'>[] {
  return memo(memo(usual, app, () => new Map()), stack, () => {
    for (const { actions } of app.graph.alarms) {
      const topics = isUnknown(actions) ? [] : actions.flatMap(({ to }) => app.nodeOf('topic', to) ?? []);
      const canName = topics.every(({ declaredAt }) => declaredAt === undefined || declaredAt.stack === stack);
      if (topics.length > 0 && canName) return topics;
    }
    return [];
  });
}

/** One sentence names so many alarms. */
const MOST_NAMES = INPUT_LIMITS.printedAlarms.max;

export function namesOf(alarms: readonly Alarm[]): string {
  const names = alarms.slice(0, MOST_NAMES).map(({ declaredAt }) => describeResource(declaredAt));
  return alarms.length > MOST_NAMES ? `${names.join(', ')} and ${alarms.length - MOST_NAMES} more` : joinWithAnd(names);
}
