/** `report`: prints where every event of an app can end. */
import { Command, Option } from 'commander';
import { collectAcknowledgments } from '../checks/acknowledgments/collect';
import { InputFiles } from '../files/input-files';
import { splitsOf } from '../graph/cases';
import { readDeliveryGraph } from '../graph/read-graph';
import { readApp } from '../template/load/read-app';
import { optimizeLate } from './optimize-late';
import { REPORT_FORMATS, reports } from './report-formats';
import { Terminal, WIDTH_OF_FILES } from './terminal';
import { writeNamed } from './write-named';

const NARROWEST = 80;

export function reportCommand(terminal: Terminal): Command {
  return new Command('report')
    .description('show the path of every event: source, function, attempts, time, and where it ends')
    .argument('<path...>', 'cloud assembly directories (cdk.out), CloudFormation or SAM templates in JSON or YAML, or - for standard input')
    .addOption(new Option('--format <format>', 'format of the report').choices([...REPORT_FORMATS.keys()]).default('text'))
    .option('-o, --output <file>', 'write the report to this file')
    .action((paths: string[], options: { readonly format: string; readonly output?: string }) => {
      const toTerminal = options.output === undefined;
      const width = Math.max(NARROWEST, (toTerminal ? terminal.width : undefined) ?? WIDTH_OF_FILES);
      const files = new InputFiles();
      const app = readApp(paths, files);
      optimizeLate(app);
      const graph = readDeliveryGraph(app);
      const { declared, reported } = collectAcknowledgments(app.acknowledged);
      const report = reports().reportOf(graph, {
        acknowledgments: [...declared, ...reported], splits: () => splitsOf(app),
      });
      const text = REPORT_FORMATS.get(options.format)!()(report, width);
      if (options.output === undefined) terminal.out(text);
      else writeNamed(options.output, text, files);
    });
}
