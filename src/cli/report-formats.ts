/** The formats of `report`. Each is loaded when it is used, so that no other command and no other format pays for it. */
import type { Report } from '../report/report';

type Write = (report: Report, width: number) => string;

/* eslint-disable @typescript-eslint/no-require-imports */
export const REPORT_FORMATS: ReadonlyMap<string, () => Write> = new Map([
  ['text', () => (require('../report/text') as typeof import('../report/text')).textReport],
  ['json', () => (require('../report/json') as typeof import('../report/json')).jsonReport],
]);

export function reports(): typeof import('../report/report') {
  return require('../report/report') as typeof import('../report/report');
}
