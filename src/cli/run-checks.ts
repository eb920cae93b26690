/** One run of the checks: reads the app, asks the rules, leaves out what the baseline knows. What it finds is told by a format. */
import { collectAcknowledgments } from '../checks/acknowledgments/collect';
import { unusedAcknowledgments } from '../checks/acknowledgments/unused';
import { compareWithBaseline, Baseline, baselineOf, FailLevel } from '../checks/baseline';
import { check, CheckResult } from '../checks/check';
import { BaselineError, parseBaseline } from '../checks/parse-baseline';
import { readDeliveryGraph } from '../graph/read-graph';
import { CheckReport, fails } from '../report/check/check-report';
import { ALL_RULES } from '../rules/all';
import { readApp } from '../template/load/read-app';
import { escapeControlCharactersInJson } from '../text/escape';
import { pluralizeCount } from '../text/pluralize';
import { Config } from './config';
import { readJsonFile } from './config-file';
import { Progress } from './progress';
import { TemplatePositions } from './template-positions';
import { unreadParts } from './unread-parts';
import { UsageError } from './usage-error';
import { ownVersion } from './version';
import { writeFile } from './write-output';

export interface CheckRun {
  readonly paths: readonly string[];
  readonly config: Config;
  readonly failOn: FailLevel;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly workingDirectory: string;
}

export function runChecks(asked: CheckRun, progress: Progress): CheckReport {
  const { config, failOn } = asked;
  // What is wrong with a small file is told before large ones are read.
  const before = asked.baseline === undefined || asked.writeBaseline !== undefined ? undefined : readBaseline(asked.baseline);
  const app = readApp(asked.paths, (path) => progress.step(`reading ${path}`));
  progress.step('putting the delivery graph together');
  const graph = readDeliveryGraph(app);
  const rules = ALL_RULES.map((rule, i) => ({
    ...rule,
    check: (lookup: Parameters<typeof rule.check>[0]) => {
      progress.step(`checking: rule ${i + 1} of ${ALL_RULES.length}`);
      return rule.check(lookup);
    },
  }));
  const { declared, reported, ineffective } = collectAcknowledgments(app.acknowledged);
  const written = [...config.acknowledgments ?? [], ...declared];
  const weighed = { acknowledgments: [...written, ...reported], severities: config.severities };
  const all = check(graph, rules, weighed);
  const baseline = asked.writeBaseline === undefined ? before : writeBaseline(asked.writeBaseline, all, failOn);
  const compared = baseline === undefined ? undefined : compareWithBaseline(all, baseline);
  const unread = unreadParts(app);
  const places = new TemplatePositions(app, asked.workingDirectory);
  return {
    result: compared?.result ?? all,
    rules: ALL_RULES.filter(({ id }) => config.severities?.[id] !== 'off'),
    failOn,
    ...(compared === undefined ? {} : { baseline: { known: compared.known.length, gone: compared.gone } }),
    unread: unread.count,
    notes: [
      ...unread.notes,
      ...unusedAcknowledgments(written, all.acknowledged),
      ...ineffective.map(({ problem, fix }) => `${problem}: ${fix}`),
      ...writtenNote(asked.writeBaseline, baseline),
    ],
    version: ownVersion(),
    file: (stack) => places.file(stack),
    origin: (told) => places.origin(told),
    region: (told) => places.region(told),
    plan: () => fixes().fixPlan(app, ALL_RULES, weighed),
  };
}

/** A run without a plan does not load what makes one. */
function fixes(): typeof import('../fixes/plan') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('../fixes/plan') as typeof import('../fixes/plan');
}

function writtenNote(file: string | undefined, baseline: Baseline | undefined): readonly string[] {
  if (file === undefined || baseline === undefined) return [];
  const count = baseline.findings.reduce((sum, entry) => sum + entry.count, 0);
  return [`${pluralizeCount(count, 'finding')} ${count === 1 ? 'is' : 'are'} recorded in ${file}`];
}

function readBaseline(file: string): Baseline {
  const value = readJsonFile(file);
  try {
    return parseBaseline(value);
  } catch (error) {
    throw error instanceof BaselineError ? new UsageError(`${file}: ${error.message}`) : error;
  }
}

/** All that is found today; undecided checks only where they fail the run. */
function writeBaseline(file: string, result: CheckResult, failOn: FailLevel): Baseline {
  const baseline = baselineOf(result, { unknowns: fails('unknown', failOn) });
  writeFile(file, `${escapeControlCharactersInJson(JSON.stringify(baseline, undefined, 2))}\n`);
  return baseline;
}
