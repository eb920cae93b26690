/** What every format of the report is written from: the graph, the results of the checks, and the stories of both. */
import { check, CheckOptions } from '../checks/check';
import { CheckResult } from '../checks/result';
import { DeliveryGraph } from '../model/delivery-graph';
import { ALL_RULES } from '../rules/all';
import { stories } from './story/stories';
import { Story } from './story/story';

export interface Report {
  readonly graph: DeliveryGraph;
  readonly result: CheckResult;
  readonly stories: readonly Story[];
}

export function reportOf(graph: DeliveryGraph, options: CheckOptions = {}): Report {
  const result = check(graph, ALL_RULES, options);
  return { graph, result, stories: stories(graph, result) };
}
