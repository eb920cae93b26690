/** `report`: prints where every event of an app can end, and how many errors `check` finds there. */
import { Command, Option } from 'commander';
import { collectAcknowledgments } from '../checks/acknowledgments/collect';
import { check } from '../checks/check';
import { InputFiles } from '../files/input-files';
import { readDeliveryGraph } from '../graph/read-graph';
import { DeliveryGraph } from '../model/delivery-graph';
import { jsonReport } from '../report/json';
import { textReport } from '../report/text';
import { ALL_RULES } from '../rules/all';
import { TemplateApp } from '../template/app';
import { readApp } from '../template/load/read-app';
import { pluralizeCount } from '../text/pluralize';
import { Terminal, WIDTH_OF_FILES } from './terminal';
import { writeNamed } from './write-named';

const NARROWEST = 80;

const FORMATS: ReadonlyMap<string, (graph: DeliveryGraph, width: number) => string> = new Map([
  ['text', textReport],
  ['json', jsonReport],
]);

export function reportCommand(terminal: Terminal): Command {
  return new Command('report')
    .description('show the path of every event: source, function, attempts, time, and where it ends')
    .argument('<path...>', 'cloud assembly directories (cdk.out), CloudFormation or SAM templates in JSON or YAML, or - for standard input')
    .addOption(new Option('--format <format>', 'format of the report').choices([...FORMATS.keys()]).default('text'))
    .option('-o, --output <file>', 'write the report to this file')
    .action((paths: string[], options: { readonly format: string; readonly output?: string }) => {
      const toTerminal = options.output === undefined;
      const width = Math.max(NARROWEST, (toTerminal ? terminal.width : undefined) ?? WIDTH_OF_FILES);
      const files = new InputFiles();
      const app = readApp(paths, files);
      const graph = readDeliveryGraph(app);
      const report = FORMATS.get(options.format)!(graph, width) + (options.format === 'text' ? errorsLine(app, graph) : '');
      if (options.output === undefined) terminal.out(report);
      else writeNamed(options.output, report, files);
    });
}

function errorsLine(app: TemplateApp, graph: DeliveryGraph): string {
  const { declared, reported } = collectAcknowledgments(app.acknowledged);
  const { findings } = check(graph, ALL_RULES, { acknowledgments: [...declared, ...reported] });
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (errors === 0) return '';
  return `The report shows what the templates set; cdk-lambda-delivery check finds ${pluralizeCount(errors, 'error')}\n`;
}
