/**
 * Everything that the command does with an app, from the graph to the fix plan and every form of report. It imports
 * nothing of jest, so that the fuzzer uses it too.
 */
import { baselineOf } from '../../src/checks/baseline';
import { check } from '../../src/checks/check';
import { CheckResult } from '../../src/checks/result';
import { fixPlan } from '../../src/fixes/plan';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { CheckReport } from '../../src/report/check/check-report';
import { jsonChecks } from '../../src/report/check/json';
import { junitChecks } from '../../src/report/check/junit';
import { sarifChecks } from '../../src/report/check/sarif';
import { textChecks } from '../../src/report/check/text';
import { jsonPlan } from '../../src/report/fix-plan/json';
import { textPlan } from '../../src/report/fix-plan/text';
import { jsonReport } from '../../src/report/json';
import { markdownReport } from '../../src/report/markdown/markdown';
import { mermaidReport } from '../../src/report/mermaid/mermaid';
import { reportOf } from '../../src/report/report';
import { textReport } from '../../src/report/text';
import { ALL_RULES } from '../../src/rules/all';
import { TemplateApp } from '../../src/template/app';
import { Positions } from '../../src/template/load/positions';

export const WIDTH = 100;

export interface Outputs {
  readonly result: CheckResult;
  readonly text: string;
  readonly json: string;
  readonly sarif: string;
  readonly junit: string;
  readonly graphText: string;
  readonly graphJson: string;
  readonly graphMarkdown: string;
  readonly graphMermaid: string;
  readonly planText: string;
  readonly planJson: string;
}

/** Finds positions in the text `source`. */
export function outputsOf(app: TemplateApp, source = ''): Outputs {
  const graph = readDeliveryGraph(app);
  const result = check(graph, ALL_RULES);
  const plan = fixPlan(app, ALL_RULES);
  const told = reportOf(graph);
  const report = checkReportOf(result, app, source);
  return {
    result,
    text: textChecks(report, { width: WIDTH, verbose: true, paint: (_, text) => text }),
    json: jsonChecks(report),
    sarif: sarifChecks(report),
    junit: junitChecks(report),
    graphText: textReport(told, WIDTH),
    graphJson: jsonReport(told),
    graphMarkdown: markdownReport(told),
    graphMermaid: mermaidReport(told),
    planText: textPlan(plan),
    planJson: jsonPlan(plan),
  };
}

export function appOfTemplate(template: unknown, name = 'App'): TemplateApp {
  return new TemplateApp([{ name, deployedName: name, file: 'App.template.json', template }]);
}

function checkReportOf(result: CheckResult, app: TemplateApp, source: string): CheckReport {
  const positions = new Positions(source);
  return {
    result,
    rules: ALL_RULES,
    failOn: 'error',
    baseline: { known: 0, gone: baselineOf(result).findings.slice(0, 3) },
    notes: result.findings.slice(0, 3).map(({ at }) => `a note of ${at.logicalId}`),
    deliveries: () => ({
      summary: {
        told: 0,
        untold: 0,
        outside: 0,
        waiting: 0,
        possible: 0,
        lost: 0,
        unchecked: 0,
        hops: { told: 0, untold: 0, outside: 0, source: 0, dropped: 0, unchecked: 0 },
      },
      text: 'no deliveries',
    }),
    version: '0.0.0',
    positions: {
      file: () => 'App.template.json',
      inRepository: (file) => file,
      code: () => undefined,
      origin: () => undefined,
      regions: (results) => new Map(results.flatMap((one) => {
        const region = positions.of(one.at.logicalId, one.property);
        return region === undefined ? [] : [[one, region]];
      })),
    },
    planInput: { app, options: {} },
  };
}
