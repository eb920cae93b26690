/** The formats of `report`. Each is loaded when it is used, so that no other command and no other format pays for it. */
import type { Report } from '../report/shown-report';

type Write = (report: Report, width: number) => string;

/* eslint-disable @typescript-eslint/no-require-imports */
export const REPORT_FORMATS: ReadonlyMap<string, () => Write> = new Map([
  ['text', () => (require('../report/text') as typeof import('../report/text')).textReport],
  ['json', () => (require('../report/json') as typeof import('../report/json')).jsonReport],
  ['html', () => (require('../report/html/html') as typeof import('../report/html/html')).htmlReport],
  ['svg', () => (require('../report/svg/svg') as typeof import('../report/svg/svg')).svgReport],
  ['markdown', () => (require('../report/markdown/markdown') as typeof import('../report/markdown/markdown')).markdownReport],
  ['mermaid', () => (require('../report/mermaid/mermaid') as typeof import('../report/mermaid/mermaid')).mermaidReport],
]);

export function reports(): typeof import('../report/report') {
  return require('../report/report') as typeof import('../report/report');
}

export function reportParser(): typeof import('../report/diff/parse-report') {
  return require('../report/diff/parse-report') as typeof import('../report/diff/parse-report');
}
