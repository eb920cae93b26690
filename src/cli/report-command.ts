/** `report`: where every event of an app can end, as a table or as JSON. */
import { Command, Option } from 'commander';
import { Terminal } from './terminal';
import { writeFile } from './write-output';
import { readDeliveryGraph } from '../graph/read-graph';
import { DeliveryGraph } from '../model/delivery-graph';
import { jsonReport } from '../report/json';
import { textReport } from '../report/text';
import { readApp } from '../template/read-app';

const WIDTH_OF_FILES = 120;
const NARROWEST = 80;

const FORMATS: ReadonlyMap<string, (graph: DeliveryGraph, width: number) => string> = new Map([
  ['text', textReport],
  ['json', jsonReport],
]);

export function reportCommand(terminal: Terminal): Command {
  return new Command('report')
    .description('show the way of every event: source, function, attempts, time, and where it ends')
    .argument('<path...>', 'cloud assembly directories (cdk.out) or CloudFormation templates in JSON or YAML')
    .addOption(new Option('--format <format>', 'form of the report').choices([...FORMATS.keys()]).default('text'))
    .option('-o, --output <file>', 'write the report to this file')
    .action((paths: string[], options: { readonly format: string; readonly output?: string }) => {
      const toTerminal = options.output === undefined;
      const width = Math.max(NARROWEST, (toTerminal ? terminal.width : undefined) ?? WIDTH_OF_FILES);
      const report = FORMATS.get(options.format)!(readDeliveryGraph(readApp(paths)), width);
      if (options.output === undefined) terminal.out(report);
      else writeFile(options.output, report);
    });
}
