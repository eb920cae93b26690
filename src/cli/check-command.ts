/** `check`: reports every way in which an app can lose, duplicate or block an event. */
import { Command, Option } from 'commander';
import { FailLevel, FAIL_LEVELS } from '../checks/baseline';
import { RULE_IDS } from '../checks/rule-ids';
import { InputFiles } from '../files/input-files';
import { CheckReport, failures } from '../report/check/check-report';
import { PLAN_WORDS, PlanWords } from '../report/fix-plan/plan-words';
import { isAssembly } from '../template/load/files';
import { CHECK_FORMATS, PLAN_FORMATS, Render } from './check-formats';
import { CONFIG_FILE, readConfig } from './config-file';
import { textStyler } from './paint';
import { printNotes } from './print-notes';
import { Progress } from './progress';
import { CheckRun, runChecks } from './run-checks';
import { Terminal, WIDTH_OF_FILES } from './terminal';
import { UsageError } from './usage-error';
import { writeNamed } from './write-named';
import { checkWriteOptions, synthesized, WriteOptions } from './write-options';

const FOUND = 1;
/** Formats that contain the notes; other formats, and every fix plan, leave them to standard error. */
const FORMATS_WITH_NOTES: readonly string[] = ['text', 'json'];

interface CheckOptions extends WriteOptions {
  readonly format: string;
  readonly failOn?: FailLevel;
  readonly config?: string;
  readonly baseline?: string;
  readonly words?: PlanWords;
  readonly verbose?: boolean;
}

export function checkCommand(terminal: Terminal, exit: (code: number) => void): Command {
  return new Command('check')
    .description('report every way in which events to Lambda functions can be lost, duplicated or blocked')
    .argument('<path...>', 'cloud assembly directories (cdk.out), CloudFormation or SAM templates in JSON or YAML, or - for standard input')
    .addOption(new Option('--format <format>', 'format of the report').choices([...CHECK_FORMATS.keys()]).default('text'))
    .addOption(new Option('--fail-on <level>', 'exit with 1 on results of this level or one before it; unknown: checks that could not be made (default: "error")')
      .choices(FAIL_LEVELS))
    .option('-o, --output <file>', 'write the report to this file')
    .option('--config <file>', `read severities, acknowledgments and defaults from this file (default: ${CONFIG_FILE}, if it exists)`)
    .option('--baseline <file>', 'report only findings not in this file, and entries that no longer occur')
    .option('--write-baseline <file>', 'record the current findings in this file')
    .option('--fix-plan', 'print the edits that resolve every finding: code for CDK apps, template properties for others')
    .addOption(new Option('--words <words>', 'with --fix-plan, for CDK apps: constructs of this library, L2 constructs of aws-cdk-lib, or template properties (default: "constructs")').choices(PLAN_WORDS))
    .option('--write', 'with --fix-plan: write the plan into the templates, which keep their comments and format; a copy of each stays beside it')
    .option('--force', 'with --write: also write a file with changes that git does not have')
    .option('--verbose', 'list every check that could not be made, and acknowledged findings with their reasons')
    .action((paths: string[], options: CheckOptions) => exit(runCheck(paths, options, terminal)));
}

function runCheck(paths: readonly string[], options: CheckOptions, terminal: Terminal): number {
  const render = renderOf(options);
  checkWriteOptions(paths, options);
  const files = new InputFiles();
  const config = readConfig(options.config, RULE_IDS, files);
  const progress = new Progress(terminal);
  try {
    const run = {
      paths,
      files,
      config,
      failOn: options.failOn ?? config.failOn ?? 'error',
      baseline: options.baseline ?? config.baseline,
      writeBaseline: options.writeBaseline,
      workingDirectory: process.cwd(),
    };
    const checked = runChecks(run, progress);
    const report = options.write === true ? withWritten(checked, run, options, progress) : withPreview(checked, run);
    progress.step('writing the report');
    const toTerminal = options.output === undefined;
    const text = render(report, {
      width: (toTerminal ? terminal.width : undefined) ?? WIDTH_OF_FILES,
      verbose: options.verbose ?? false,
      paint: textStyler(toTerminal && terminal.colors === true),
    });
    progress.done();
    if (options.output === undefined) terminal.out(text);
    else writeNamed(options.output, text, files);
    if (options.fixPlan === true || !FORMATS_WITH_NOTES.includes(options.format)) {
      printNotes(report.notes, terminal);
    }
    return failures(report) > 0 ? FOUND : 0;
  } finally {
    progress.done();
  }
}

/** What SAM generates is no part of a plan, as it is not written. */
function withPreview(checked: CheckReport, { paths, files }: CheckRun): CheckReport {
  const { app } = checked.planInput;
  if (paths.some(isAssembly) || app.stacks.every(({ origins }) => origins.size === 0)) return checked;
  return {
    ...checked,
    preview: () => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { previewFixes } = require('./write-fixes') as typeof import('./write-fixes');
      return previewFixes(checked.planInput, paths, files);
    },
  };
}

/** Writes the plan, and reports what the files then have. */
function withWritten(
  checked: CheckReport, run: CheckRun, { output, force }: CheckOptions, progress: Progress,
): CheckReport {
  const instead = synthesized(run.paths, checked.planInput.app, output);
  if (instead !== undefined) return { ...checked, notes: [...checked.notes, instead] };
  progress.step('writing the plan');
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { writeFixes } = require('./write-fixes') as typeof import('./write-fixes');
  const written = writeFixes(checked, { paths: run.paths, files: run.files, force: force === true });
  const after = written.files.length === 0 ? checked : runChecks({ ...run, files: new InputFiles() }, progress);
  return { ...after, written };
}

function renderOf({ format, fixPlan, words }: CheckOptions): Render {
  const load = (fixPlan === true ? PLAN_FORMATS : CHECK_FORMATS).get(format);
  if (load === undefined) throw new UsageError(`--fix-plan has no format ${format}: use one of ${[...PLAN_FORMATS.keys()].join(', ')}`);
  return load(words);
}
