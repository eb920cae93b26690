/** The forms that `check` reports in, and those that it tells a fix plan in. Each is loaded when it is asked for: a run needs one of them. */
import type { CheckReport } from '../report/check/check-report';
import type { Screen } from '../report/check/lines';

export type Render = (report: CheckReport, screen: Screen) => string;

/* eslint-disable @typescript-eslint/no-require-imports */
export const CHECK_FORMATS: ReadonlyMap<string, () => Render> = new Map([
  ['text', () => (require('../report/check/text') as typeof import('../report/check/text')).textChecks],
  ['json', () => (require('../report/check/json') as typeof import('../report/check/json')).jsonChecks],
  ['sarif', () => (require('../report/check/sarif') as typeof import('../report/check/sarif')).sarifChecks],
  ['junit', () => (require('../report/check/junit') as typeof import('../report/check/junit')).junitChecks],
]);

export const PLAN_FORMATS: ReadonlyMap<string, () => Render> = new Map([
  ['text', () => {
    const { textPlan } = require('../report/fix-plan/text') as typeof import('../report/fix-plan/text');
    return (report: CheckReport, { width }: Screen) => textPlan(report.plan(), width, report.result.unknowns.length);
  }],
  ['json', () => {
    const { jsonPlan } = require('../report/fix-plan/json') as typeof import('../report/fix-plan/json');
    return (report: CheckReport) => jsonPlan(report.plan());
  }],
]);
