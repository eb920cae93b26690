/** What a report at synth needs beside the engine of the checks. `projenrc/bundle-command.js` bundles it into one file. */
import { htmlReport } from '../../report/html/html';
import { jsonReport } from '../../report/json';
import { markdownReport } from '../../report/markdown/markdown';
import { Report } from '../../report/shown-report';
import { svgReport } from '../../report/svg/svg';
import { ReportFormat } from './delivery-report-props';

export { shownReport } from '../../report/shown-report';

export const WRITERS: Readonly<Record<ReportFormat, (report: Report) => string>> = {
  html: htmlReport, svg: svgReport, markdown: markdownReport, json: jsonReport,
};
