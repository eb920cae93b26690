/** What every format of the report is written from: the graph, the results of the checks, and the stories of both. */
import { CheckResult } from '../checks/result';
import { DeliveryGraph } from '../model/delivery-graph';
import { StoryDiff } from './diff/change';
import { diffOf } from './diff/diff';
import { EarlierReport } from './diff/earlier-report';
import { hopChanges } from './diff/hop-changes';
import { Hop } from './hops/hop';
import { hopsOf } from './hops/hops';
import { hopsMatching, onlyMatching } from './only';
import { stories } from './story/stories';
import { Story } from './story/story';

export interface Report {
  readonly graph: DeliveryGraph;
  readonly result: CheckResult;
  readonly stories: readonly Story[];
  readonly hops: readonly Hop[];
  /** Where a pattern left stories out: how many there are in all. */
  readonly only?: { readonly pattern: string; readonly of: number };
  /** What differs from an earlier report. */
  readonly diff?: StoryDiff;
}

export interface ShowOptions {
  readonly only?: string;
  readonly before?: EarlierReport;
}

export function shownReport(graph: DeliveryGraph, result: CheckResult, { only, before }: ShowOptions): Report {
  const all = stories(graph, result);
  const kept = only === undefined ? all : onlyMatching(all, only);
  const hops = hopsOf(graph);
  const keptHops = only === undefined ? hops : hopsMatching(hops, only);
  return {
    graph,
    result,
    stories: kept,
    hops: keptHops,
    ...(only === undefined ? {} : { only: { pattern: only, of: all.length } }),
    ...(before === undefined ? {} : { diff: differences(before, { stories: kept, hops: keptHops }, only) }),
  };
}

function differences(
  { stories: before, hops }: EarlierReport, after: Required<EarlierReport>, only: string | undefined,
): StoryDiff {
  const diff = diffOf(only === undefined ? before : onlyMatching(before, only), after.stories);
  if (hops === undefined) return diff;
  return { ...diff, hops: hopChanges(only === undefined ? hops : hopsMatching(hops, only), after.hops) };
}
