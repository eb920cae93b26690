/** Reads what `report` is about: an app, and an earlier state of it, which may be an app or the JSON of a report. */
import { collectAcknowledgments } from '../checks/acknowledgments/collect';
import { CheckOptions } from '../checks/check';
import { withName } from '../files/file-error';
import { InputFiles, isDirectory, STANDARD_INPUT } from '../files/input-files';
import { splitsOf } from '../graph/cases';
import { readDeliveryGraph } from '../graph/read-graph';
import { INPUT_LIMITS } from '../limits';
import { DeliveryGraph } from '../model/delivery-graph';
import type { EarlierReport } from '../report/diff/earlier-report';
import { readApp } from '../template/load/read-app';
import { readJsonFile } from './config-file';
import { optimizeLate } from './optimize-late';
import { Progress } from './progress';
import { reportParser, reports } from './report-formats';
import { UsageError } from './usage-error';

interface Reported {
  readonly graph: DeliveryGraph;
  readonly options: CheckOptions;
}

export function readReported(paths: readonly string[], files: InputFiles, progress: Progress): Reported {
  const app = readApp(paths, files, (path) => progress.step(`reading ${path}`));
  optimizeLate(app);
  progress.step('building the delivery graph');
  const { declared, reported } = collectAcknowledgments(app.acknowledged);
  return {
    graph: readDeliveryGraph(app),
    options: { acknowledgments: [...declared, ...reported], splits: () => splitsOf(app) },
  };
}

export function earlierReport(old: string, files: InputFiles, progress: Progress): EarlierReport {
  const value = mayBeReport(old) ? readJsonFile(old, INPUT_LIMITS.reportMegabytes, files) : undefined;
  const { isReport, parseReport, ReportError } = reportParser();
  if (!isReport(value)) {
    const { graph, options } = readReported([old], files, progress);
    return reports().reportOf(graph, options);
  }
  try {
    return parseReport(value);
  } catch (error) {
    throw error instanceof ReportError ? new UsageError(`${old}: ${error.message}`) : error;
  }
}

/** What is no JSON by its name is read as a template alone. */
function mayBeReport(path: string): boolean {
  return path !== STANDARD_INPUT && path.endsWith('.json') && !withName(path, () => isDirectory(path));
}
