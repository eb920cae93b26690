/** The files that reports are written to. */
import { join } from 'path';
import { removeOutput } from '../../files/remove-output';
import { ReportFormat } from './delivery-report-props';

export interface ReportFile {
  readonly format: ReportFormat;
  readonly name: string;
}

const EXTENSIONS: Readonly<Record<ReportFormat, string>> = {
  [ReportFormat.HTML]: 'html', [ReportFormat.SVG]: 'svg', [ReportFormat.MARKDOWN]: 'md', [ReportFormat.JSON]: 'json',
};

/** One file for each format, however often it is named. */
export function filesOf(formats: readonly ReportFormat[]): readonly ReportFile[] {
  return [...new Set(formats)].map((format) => ({ format, name: `delivery-report.${EXTENSIONS[format]}` }));
}

export function removeReports(outdir: string, names: readonly string[]): void {
  for (const name of names) removeOutput(join(outdir, name));
}
