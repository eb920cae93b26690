/** Runs the checks: reads the app, applies the rules, and compares the findings with the baseline. */
import { collectAcknowledgments } from '../checks/acknowledgments/collect';
import { unusedAcknowledgments } from '../checks/acknowledgments/unused';
import { compareWithBaseline, Baseline, baselineOf, FailLevel, fails } from '../checks/baseline';
import { check } from '../checks/check';
import { BaselineError, parseBaseline } from '../checks/parse-baseline';
import { CheckResult } from '../checks/result';
import { InputFiles } from '../files/input-files';
import { splitsOf } from '../graph/cases';
import { readDeliveryGraph } from '../graph/read-graph';
import { INPUT_LIMITS } from '../limits';
import { DeliveryGraph } from '../model/delivery-graph';
import { CheckReport } from '../report/check/check-report';
import { unreadCallersText } from '../report/unread-callers';
import { ALL_RULES } from '../rules/all';
import { Rule } from '../rules/kit/define-rule';
import { readApp } from '../template/load/read-app';
import { escapeJson } from '../text/escape';
import { pluralizeCount } from '../text/pluralize';
import { Config } from './config';
import { readJsonFile } from './config-file';
import { failedSynthNotes } from './failed-synth';
import { optimizeLate } from './optimize-late';
import { Progress } from './progress';
import { TemplatePositions } from './template-positions';
import { uncalledFunctions } from './uncalled-functions';
import { unreadParts } from './unread-parts';
import { UsageError } from './usage-error';
import { ownVersion } from './version';
import { writeNamed } from './write-named';

export interface CheckRun {
  readonly paths: readonly string[];
  readonly files: InputFiles;
  readonly config: Config;
  readonly failOn: FailLevel;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly workingDirectory: string;
}

export function runChecks(
  { paths, files, config, failOn, workingDirectory, ...baselines }: CheckRun, progress: Progress,
): CheckReport {
  // An invalid baseline is reported before large templates are read.
  const earlier = baselines.baseline === undefined || baselines.writeBaseline !== undefined
    ? undefined
    : readBaseline(baselines.baseline, files);
  const app = readApp(paths, files, (path) => progress.step(`reading ${path}`));
  optimizeLate(app);
  progress.step('building the delivery graph');
  const graph = readDeliveryGraph(app);
  const { declared, reported, ineffective } = collectAcknowledgments(app.acknowledged);
  const written = [...config.acknowledgments ?? [], ...declared];
  const options = { acknowledgments: [...written, ...reported], severities: config.severities };
  const result = check(graph, withProgress(ALL_RULES, progress), { ...options, splits: () => splitsOf(app) });
  const baseline = baselines.writeBaseline === undefined
    ? earlier
    : writeBaseline(baselines.writeBaseline, result, failOn, files);
  const comparison = baseline === undefined ? undefined : compareWithBaseline(result, baseline);
  const unread = unreadParts(app);
  return {
    result: comparison?.result ?? result,
    rules: ALL_RULES.filter(({ id }) => config.severities?.[id] !== 'off'),
    failOn,
    ...(comparison === undefined ? {} : { baseline: { known: comparison.known.length, gone: comparison.gone } }),
    unread: unread.count,
    unreadCallers: graph.unreadCallers,
    deliveries: () => summed(graph, result),
    notes: [
      ...failedSynthNotes(paths),
      ...unread.notes,
      ...[unreadCallersText(graph.unreadCallers) ?? []].flat(),
      ...uncalledFunctions(graph),
      ...unusedAcknowledgments(written, result.acknowledged, result.findings),
      ...ineffective.map(({ problem, fix }) => `${problem}: ${fix}`),
      ...writtenNote(baselines.writeBaseline, baseline),
    ],
    version: ownVersion(),
    positions: new TemplatePositions(app, workingDirectory, files),
    planInput: { app, options },
  };
}

/** Loaded when a format asks for it. */
function summed(graph: DeliveryGraph, result: CheckResult): ReturnType<CheckReport['deliveries']> {
  /* eslint-disable @typescript-eslint/no-require-imports */
  const { deliveriesLine, summaryOf } = require('../report/closing-line') as typeof import('../report/closing-line');
  const { hopsOf } = require('../report/hops/hops') as typeof import('../report/hops/hops');
  const { hopSummary } = require('../report/hops/hops-line') as typeof import('../report/hops/hops-line');
  const { stories } = require('../report/story/stories') as typeof import('../report/story/stories');
  /* eslint-enable @typescript-eslint/no-require-imports */
  const summary = { ...summaryOf(stories(graph, result)), hops: hopSummary(hopsOf(graph)) };
  return { summary, text: deliveriesLine(summary, summary.hops, result, graph.unreadCallers) };
}

function withProgress(rules: readonly Rule[], progress: Progress): readonly Rule[] {
  return rules.map((rule, i) => ({
    ...rule,
    check: (index: Parameters<Rule['check']>[0]) => {
      progress.step(`checking: rule ${i + 1} of ${rules.length}`);
      return rule.check(index);
    },
  }));
}

function writtenNote(file: string | undefined, baseline: Baseline | undefined): readonly string[] {
  if (file === undefined || baseline === undefined) return [];
  const count = baseline.findings.reduce((sum, entry) => sum + entry.count, 0);
  return [`${pluralizeCount(count, 'finding is', 'findings are')} recorded in ${file}`];
}

function readBaseline(file: string, files: InputFiles): Baseline {
  const value = readJsonFile(file, INPUT_LIMITS.baselineMegabytes, files);
  try {
    return parseBaseline(value);
  } catch (error) {
    throw error instanceof BaselineError ? new UsageError(`${file}: ${error.message}`) : error;
  }
}

/** Records every finding, and undecided checks only if they fail the run. */
function writeBaseline(file: string, result: CheckResult, failOn: FailLevel, files: InputFiles): Baseline {
  const baseline = baselineOf(result, { unknowns: fails('unknown', failOn) });
  writeNamed(file, `${escapeJson(JSON.stringify(baseline, undefined, 2))}\n`, files);
  return baseline;
}
