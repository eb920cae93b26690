/** Checks a graph and reads its stories, from which every format of the report is written. */
import { check, CheckOptions } from '../checks/check';
import { DeliveryGraph } from '../model/delivery-graph';
import { ALL_RULES } from '../rules/all';
import { isNewLoss } from './diff/change';
import { Report, ShowOptions, shownReport } from './shown-report';

export interface ReportOptions extends CheckOptions, ShowOptions {}

export function reportOf(graph: DeliveryGraph, { only, before, ...options }: ReportOptions = {}): Report {
  return shownReport(graph, check(graph, ALL_RULES, options), { only, before });
}

/** Whether events are certainly lost. With an earlier report, only new losses count. */
export function losesEvents({ stories: told, diff }: Report): boolean {
  return diff === undefined ? told.some(({ lost }) => lost.verdict === 'certain') : [...diff.changes, ...diff.hops ?? []].some(isNewLoss);
}
