/** What every format of the report is written from: the graph, the results of the checks, and the stories of both. */
import { CheckResult } from '../checks/result';
import { DeliveryGraph } from '../model/delivery-graph';
import { StoryDiff } from './diff/change';
import { diffOf } from './diff/diff';
import { EarlierReport } from './diff/earlier-report';
import { hopChanges } from './diff/hop-changes';
import { Hop } from './hops/hop';
import { hopsOf } from './hops/hops';
import { namesHop, namesStory } from './only';
import { stories } from './story/stories';
import { Story } from './story/story';

export interface Report {
  readonly graph: DeliveryGraph;
  readonly result: CheckResult;
  readonly stories: readonly Story[];
  readonly hops: readonly Hop[];
  /** Where a pattern left stories out: how many there are in all, and whether it names any story or hop of either app. */
  readonly only?: { readonly pattern: string; readonly of: number; readonly named: boolean };
  /** What differs from an earlier report. */
  readonly diff?: StoryDiff;
}

export interface ShowOptions {
  readonly only?: string;
  readonly before?: EarlierReport;
}

export function shownReport(graph: DeliveryGraph, result: CheckResult, { only, before }: ShowOptions): Report {
  const all = stories(graph, result);
  const allHops = hopsOf(graph);
  const diff = before === undefined ? undefined : differences(before, { stories: all, hops: allHops }, only);
  const shown = { graph, result, ...(diff === undefined ? {} : { diff }) };
  if (only === undefined) return { ...shown, stories: all, hops: allHops };
  // A delivery that lost the exit that the pattern names is shown too.
  const changed = new Set(diff?.changes.map(({ story }) => story));
  const changedHops = new Set(diff?.hops?.map(({ hop }) => hop));
  const [isNamed, isNamedHop] = [namesStory(only), namesHop(only)];
  const named = [all, before?.stories].some((some) => some?.some(isNamed))
    || [allHops, before?.hops].some((some) => some?.some(isNamedHop));
  return {
    ...shown,
    only: { pattern: only, of: all.length, named },
    stories: all.filter((story) => changed.has(story) || isNamed(story)),
    hops: allHops.filter((hop) => changedHops.has(hop) || isNamedHop(hop)),
  };
}

function differences(
  { stories: before, hops }: EarlierReport, after: Required<EarlierReport>, only: string | undefined,
): StoryDiff {
  const diff = diffOf(before, after.stories, only === undefined ? undefined : namesStory(only));
  if (hops === undefined) return diff;
  return { ...diff, hops: hopChanges(hops, after.hops, only === undefined ? undefined : namesHop(only)) };
}
