/** `report`: prints where every event of an app can end, or what a change makes of it. */
import { Command, Option } from 'commander';
import { InputFiles } from '../files/input-files';
import { failedSynthNotes } from './failed-synth';
import { printNotes } from './print-notes';
import { Progress } from './progress';
import { refuseUnnamed } from './refuse-unnamed';
import { REPORT_FORMATS, reports } from './report-formats';
import { earlierReport, readReported } from './report-inputs';
import { Terminal, WIDTH_OF_FILES } from './terminal';
import { writeNamed } from './write-named';

const NARROWEST = 80;
const LOSES = 1;

interface Options {
  readonly format: string;
  readonly output?: string;
  readonly only?: string;
  readonly diff?: string;
  readonly failOnLoss?: boolean;
}

export function reportCommand(terminal: Terminal, exit: (code: number) => void): Command {
  return new Command('report')
    .description('show the path of every event: source, function, attempts, time, and where it ends')
    .argument('<path...>', 'cloud assembly directories (cdk.out), CloudFormation or SAM templates in JSON or YAML, or - for standard input')
    .addOption(new Option('--format <format>', 'format of the report').choices([...REPORT_FORMATS.keys()]).default('text'))
    .option('-o, --output <file>', 'write the report to this file')
    .option('--only <pattern>', 'show only deliveries whose id, name, construct path or stack contains this text; * stands for any text')
    .option('--diff <old>', 'show only what differs from this earlier app: an assembly, a template, or what --format json wrote')
    .option('--fail-on-loss', 'exit with 1 if failed events are lost; with --diff, if an event that had an exit has none')
    .action((paths: string[], options: Options) => exit(runReport(paths, options, terminal)));
}

function runReport(paths: readonly string[], options: Options, terminal: Terminal): number {
  const { format, output, only, diff, failOnLoss } = options;
  const width = Math.max(NARROWEST, (output === undefined ? terminal.width : undefined) ?? WIDTH_OF_FILES);
  const files = new InputFiles();
  const progress = new Progress(terminal);
  try {
    const before = diff === undefined ? undefined : earlierReport(diff, files, progress);
    const { graph, options: checks } = readReported(paths, files, progress);
    progress.step('telling the stories of the deliveries');
    const report = reports().reportOf(graph, { ...checks, only, before });
    refuseUnnamed(report, failOnLoss === true);
    progress.step('writing the report');
    const text = REPORT_FORMATS.get(format)!()(report, width);
    progress.done();
    printNotes(failedSynthNotes(diff === undefined ? paths : [...paths, diff]), terminal);
    if (output === undefined) terminal.out(text);
    else writeNamed(output, text, files);
    return failOnLoss === true && reports().losesEvents(report) ? LOSES : 0;
  } finally {
    progress.done();
  }
}
