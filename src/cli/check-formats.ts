/** The formats of `check` and of its fix plan. Each is loaded when it is used, because a run needs only one. */
import type { CheckReport } from '../report/check/check-report';
import type { Screen } from '../report/check/lines';
import type { PlaceOf } from '../report/fix-plan/places';
import type { PlanWords } from '../report/fix-plan/plan-words';
import { ALL_RULES } from '../rules/all';

export type Render = (report: CheckReport, screen: Screen) => string;

/* eslint-disable @typescript-eslint/no-require-imports */
export const CHECK_FORMATS: ReadonlyMap<string, () => Render> = new Map([
  ['text', () => (require('../report/check/text') as typeof import('../report/check/text')).textChecks],
  ['json', () => (require('../report/check/json') as typeof import('../report/check/json')).jsonChecks],
  ['sarif', () => (require('../report/check/sarif') as typeof import('../report/check/sarif')).sarifChecks],
  ['junit', () => (require('../report/check/junit') as typeof import('../report/check/junit')).junitChecks],
]);

type RenderOf = (words?: PlanWords) => Render;

export const PLAN_FORMATS: ReadonlyMap<string, RenderOf> = new Map<string, RenderOf>([
  ['text', (words) => {
    const { textPlan } = require('../report/fix-plan/text') as typeof import('../report/fix-plan/text');
    const { writtenText } = require('../report/fix-plan/written') as typeof import('../report/fix-plan/written');
    return (report: CheckReport, { width }: Screen) => [
      textPlan(planOf(report), { width, undecided: report.result.unknowns.length, words, placeOf: placesOf(report) }),
      writtenText(report.written, width),
    ].join('');
  }],
  ['json', () => {
    const { jsonPlan } = require('../report/fix-plan/json') as typeof import('../report/fix-plan/json');
    return (report: CheckReport) => jsonPlan(planOf(report), placesOf(report), report.written);
  }],
]);

function placesOf({ positions }: CheckReport): PlaceOf {
  return (stack, path) => positions.code({ at: { stack, logicalId: '', path } });
}

function planOf({ written, preview, planInput: { app, options } }: CheckReport): ReturnType<typeof import('../fixes/plan').fixPlan> {
  if (written !== undefined) return written.plan;
  if (preview !== undefined) return preview();
  const { fixPlan } = require('../fixes/plan') as typeof import('../fixes/plan');
  return fixPlan(app, ALL_RULES, options);
}
