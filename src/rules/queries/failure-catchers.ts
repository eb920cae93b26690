/** What keeps or passes on the failures that Lambda puts on a bus of the app: the rules of the bus, and its archives. */
import { groupBy, memo } from '../../model/collections';
import { isObject, parsedJson } from '../../model/json';
import { and, isUnknown, Known, map, Unknown } from '../../model/known';
import { Link } from '../../model/link';
import { NodeId } from '../../model/node';
import { CaughtFailures, caughtFailures } from '../../patterns/caught-failures';
import { FAILURE_CONDITIONS, FailureCondition } from '../../patterns/invocation-record';
import { GraphIndex, NodeOf } from '../kit/graph-index';
import { MisnamedSource, olderSource } from './older-source';

export interface FailureCatchers {
  /** The rules of the bus, whatever they catch. */
  readonly rules: readonly NodeOf<'rule'>[];
  /** The enabled ones that catch some failures. */
  readonly catching: readonly NodeOf<'rule'>[];
  /** The enabled ones that catch none for the source alone that they name. */
  readonly misnamed: readonly MisnamedSource[];
  readonly hasArchives: boolean;
  /** An archive keeps some failures. */
  readonly isArchived: boolean;
  /** Conditions of which every failure is caught, by all rules and archives together. */
  readonly whole: ReadonlySet<FailureCondition>;
  /** What the patterns ask that catch a part. */
  readonly fields: readonly string[];
  /** Why more may be caught. */
  readonly hidden?: Unknown;
}

interface RulesOfApp {
  readonly byBus: ReadonlyMap<NodeId, readonly Link[]>;
  /** On a bus that is hidden. */
  readonly elsewhere: readonly Link[];
  readonly withTargets: ReadonlySet<NodeId>;
}

const found = new WeakMap<GraphIndex, RulesOfApp>();

export function catchersOn(app: GraphIndex, { id, archives }: NodeOf<'event-bus'>): FailureCatchers {
  const { byBus, elsewhere, withTargets } = rulesOf(app);
  const own = (byBus.get(id) ?? []).flatMap((link) => {
    const rule = app.nodeOf('rule', link.to);
    if (rule === undefined) return [];
    if (!withTargets.has(rule.id)) return [{ rule, caught: NOTHING, misnamed: [] }];
    return [{ rule, caught: caughtBy(link.filter), misnamed: misnamedBy(rule, link.filter) }];
  });
  const enabled = own.filter(({ rule }) => isEnabled(rule) === true);
  const kept = isUnknown(archives) ? [] : archives.map(caughtBy);
  const sure = [...enabled.map(({ caught }) => caught), ...kept];
  const doubted = [
    ...sure,
    ...own.map(({ rule, caught }) => and(isEnabled(rule), map(caught, catchesSome))),
    ...elsewhere.map(({ filter, from }) => and(map(caughtBy(filter), catchesSome), from as Unknown)),
    archives,
  ];
  const all = sure.flatMap((caught) => (isUnknown(caught) ? [] : [caught]));
  return {
    rules: own.map(({ rule }) => rule),
    catching: enabled.filter(({ caught }) => !isUnknown(caught) && catchesSome(caught)).map(({ rule }) => rule),
    misnamed: enabled.flatMap(({ misnamed }) => misnamed),
    hasArchives: kept.length > 0,
    isArchived: kept.some((caught) => !isUnknown(caught) && catchesSome(caught)),
    whole: new Set(all.flatMap(({ whole }) => whole)),
    fields: [...new Set(all.flatMap(({ fields }) => fields))],
    hidden: doubted.find(isUnknown),
  };
}

const NOTHING: CaughtFailures = { whole: [], part: [], fields: [] };

function rulesOf(app: GraphIndex): RulesOfApp {
  return memo(found, app, () => {
    const { links, deliveries } = app.graph;
    const rules = links.filter(({ by }) => by === 'rule');
    const sources = [...links.map(({ from }) => from), ...deliveries.map(({ source }) => source.node)];
    return {
      byBus: groupBy(rules, ({ from }) => (isUnknown(from) ? undefined : from)),
      elsewhere: rules.filter(({ from }) => isUnknown(from)),
      withTargets: new Set(sources.flatMap((id) => (id === undefined || isUnknown(id) ? [] : [id]))),
    };
  });
}

function caughtBy(filter: Known<string>): Known<CaughtFailures> {
  if (isUnknown(filter)) return filter;
  return filter === 'none' ? { ...NOTHING, whole: FAILURE_CONDITIONS } : caughtFailures(filter);
}

function misnamedBy(rule: NodeOf<'rule'>, filter: Known<string>): readonly MisnamedSource[] {
  const pattern = isUnknown(filter) ? undefined : parsedJson(filter);
  const older = isObject(pattern) ? olderSource(pattern, ['on-failure']) : undefined;
  return older?.isMissed === true ? [{ rule, mended: older.mended }] : [];
}

function catchesSome({ whole, part }: CaughtFailures): boolean {
  return whole.length + part.length > 0;
}

function isEnabled({ state }: NodeOf<'rule'>): Known<boolean> {
  return map(state, (known) => known !== 'DISABLED');
}
