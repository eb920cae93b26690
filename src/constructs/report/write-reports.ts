/** Reads the synthesized assembly as the command reads it, and writes its report into it. */
import { join } from 'path';
import { App, IPolicyValidationContext } from 'aws-cdk-lib';
import { recordedAcknowledgments } from '../checks/acknowledgments';
import { assemblyPaths } from '../checks/assembly-paths';
import {
  ALL_RULES, check, collectAcknowledgments, InputFiles, readApp, readDeliveryGraph, splitsOf, writeOutput,
} from '../checks/engine';
import { ReportFile } from './files';
import { shownReport, WRITERS } from './formats';

export function writeReports(
  context: IPolicyValidationContext, files: readonly ReportFile[], only: string | undefined,
): void {
  const { appConstruct: root } = context;
  if (!App.isApp(root)) return;
  const inputs = new InputFiles();
  const app = readApp(assemblyPaths(context), inputs);
  const graph = readDeliveryGraph(app);
  const { declared } = collectAcknowledgments(recordedAcknowledgments(root));
  const result = check(graph, ALL_RULES, { acknowledgments: declared, splits: () => splitsOf(app) });
  const report = shownReport(graph, result, { only });
  for (const { format, name } of files) writeOutput(join(root.outdir, name), WRITERS[format](report), inputs);
}
