/** What every format of the report is written from: the graph, the results of the checks, and the stories of both. */
import { check, CheckOptions } from '../checks/check';
import { CheckResult } from '../checks/result';
import { DeliveryGraph } from '../model/delivery-graph';
import { ALL_RULES } from '../rules/all';
import { isNewLoss, StoryDiff } from './diff/change';
import { diffOf } from './diff/diff';
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

export interface ReportOptions extends CheckOptions {
  readonly only?: string;
  /** The stories of an earlier report. */
  readonly before?: readonly Story[];
}

export function reportOf(graph: DeliveryGraph, { only, before, ...options }: ReportOptions = {}): Report {
  const result = check(graph, ALL_RULES, options);
  const all = stories(graph, result);
  const kept = only === undefined ? all : onlyMatching(all, only);
  const hops = hopsOf(graph);
  return {
    graph,
    result,
    stories: kept,
    hops: only === undefined ? hops : hopsMatching(hops, only),
    ...(only === undefined ? {} : { only: { pattern: only, of: all.length } }),
    ...(before === undefined ? {} : { diff: diffOf(only === undefined ? before : onlyMatching(before, only), kept) }),
  };
}

/** With an earlier report, only what it did not lose counts. */
export function losesEvents({ stories: told, diff }: Report): boolean {
  return diff === undefined ? told.some(({ lost }) => lost.verdict === 'certain') : diff.changes.some(isNewLoss);
}
