/** Reads what `report` is about: an app, and an earlier state of it, which may be an app or the JSON of a report. */
import { collectAcknowledgments } from '../checks/acknowledgments/collect';
import { CheckOptions } from '../checks/check';
import { FileError, withName } from '../files/file-error';
import { InputFiles } from '../files/input-files';
import { parseJsonIfAny } from '../files/json';
import { splitsOf } from '../graph/cases';
import { readDeliveryGraph } from '../graph/read-graph';
import { INPUT_LIMITS } from '../limits';
import { DeliveryGraph } from '../model/delivery-graph';
import { isObject, own } from '../model/json';
import type { EarlierReport } from '../report/diff/earlier-report';
import { fileLabel, isAssembly } from '../template/load/files';
import { readApp } from '../template/load/read-app';
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

/** A report is known by its content: it may have any name, or come through a pipe. */
export function earlierReport(old: string, files: InputFiles, progress: Progress): EarlierReport {
  const readAgain = (): EarlierReport => {
    const { graph, options } = readReported([old], files, progress);
    return reports().reportOf(graph, options);
  };
  if (isAssembly(old)) return readAgain();
  const label = fileLabel(old);
  const text = withName(label, () => files.text(old, INPUT_LIMITS.reportMegabytes)).replace(/^\uFEFF/, '');
  const value = /^\s*\{/.test(text) ? withName(label, () => parseJsonIfAny(text)) : undefined;
  const { isReport, parseReport, ReportError } = reportParser();
  try {
    if (isReport(value)) return parseReport(value);
    if (value !== undefined) files.offer(text, value);
    return readAgain();
  } catch (error) {
    if (error instanceof ReportError) throw new UsageError(`${label}: ${error.message}`);
    if (error instanceof FileError && !isTemplate(value, text)) {
      throw new UsageError(`${error.message}, and it is no report that --format json wrote`);
    }
    throw error;
  }
}

/** Whether the text is meant to be a template, whatever its faults. */
function isTemplate(value: unknown, text: string): boolean {
  return value === undefined ? /^[ \t]*["']?Resources["']?[ \t]*:/m.test(text) : isObject(own(value, 'Resources'));
}
