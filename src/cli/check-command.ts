/** `check`: every way that an app loses, doubles or blocks an event, as findings for people, programs and code hosts. */
import { Command, Option } from 'commander';
import { FailLevel, FAIL_LEVELS } from '../checks/baseline';
import { RULE_IDS } from '../checks/rule-ids';
import { failures } from '../report/check/check-report';
import { escapeControlCharacters } from '../text/escape';
import { CHECK_FORMATS, PLAN_FORMATS, Render } from './check-formats';
import { CONFIG_FILE, readConfig } from './config-file';
import { textStyler } from './paint';
import { Progress } from './progress';
import { refuseBinary } from './refuse-binary';
import { runChecks } from './run-checks';
import { Terminal, WIDTH_OF_FILES } from './terminal';
import { UsageError } from './usage-error';
import { writeFile } from './write-output';

const FOUND = 1;
/** Formats of findings that tell the notes themselves; a plan has none. */
const WITH_NOTES: readonly string[] = ['text', 'json'];

interface CheckOptions {
  readonly format: string;
  readonly failOn?: FailLevel;
  readonly output?: string;
  readonly config?: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly fixPlan?: boolean;
  readonly verbose?: boolean;
}

export function checkCommand(terminal: Terminal, exit: (code: number) => void): Command {
  return new Command('check')
    .description('find every way that events get lost, doubled or blocked on their way to Lambda functions')
    .argument('<path...>', 'cloud assembly directories (cdk.out), CloudFormation or SAM templates in JSON or YAML, or - for standard input')
    .addOption(new Option('--format <format>', 'form of the report').choices([...CHECK_FORMATS.keys()]).default('text'))
    .addOption(new Option('--fail-on <severity>', 'exit with 1 for this and all before it; unknown is what could not be checked (default: "error")').choices(FAIL_LEVELS))
    .option('-o, --output <file>', 'write the report to this file')
    .option('--config <file>', `severities and acknowledgments (default: ${CONFIG_FILE}, if there is one)`)
    .option('--baseline <file>', 'tell only what is not in this file, and what of it is gone')
    .option('--write-baseline <file>', 'record what is found today in this file')
    .option('--fix-plan', 'tell what to change so that nothing is found, baseline or not, in the words of the template, and of CDK where it made it')
    .option('--verbose', 'tell all that could not be checked, and what is acknowledged with its reason')
    .action((paths: string[], options: CheckOptions) => exit(checked(paths, options, terminal)));
}

function checked(paths: readonly string[], options: CheckOptions, terminal: Terminal): number {
  const render = renderOf(options);
  const config = readConfig(options.config, RULE_IDS);
  refuseBinary(paths);
  const progress = new Progress(terminal);
  try {
    const report = runChecks({
      paths,
      config,
      failOn: options.failOn ?? config.failOn ?? 'error',
      baseline: options.baseline ?? config.baseline,
      writeBaseline: options.writeBaseline,
      workingDirectory: process.cwd(),
    }, progress);
    progress.step('writing the report');
    const toTerminal = options.output === undefined;
    const text = render(report, {
      width: (toTerminal ? terminal.width : undefined) ?? WIDTH_OF_FILES,
      verbose: options.verbose ?? false,
      paint: textStyler(toTerminal && terminal.colors === true),
    });
    progress.done();
    if (options.output === undefined) terminal.out(text);
    else writeFile(options.output, text);
    if (options.fixPlan === true || !WITH_NOTES.includes(options.format)) for (const note of report.notes) terminal.error(`${escapeControlCharacters(`note: ${note}`)}\n`);
    return failures(report) > 0 ? FOUND : 0;
  } finally {
    progress.done();
  }
}

function renderOf({ format, fixPlan }: CheckOptions): Render {
  const make = (fixPlan === true ? PLAN_FORMATS : CHECK_FORMATS).get(format);
  if (make === undefined) throw new UsageError(`--fix-plan has no form ${format}: take one of ${[...PLAN_FORMATS.keys()].join(', ')}`);
  return make();
}
