/** The order of results: by severity, then by harm, rule, location and text. */
import { isInconclusive, Severity } from '../rules/kit/finding';
import { HARMS } from '../rules/kit/harm';
import { compareText } from '../text/compare';
import { messageWithFix, Result } from './result';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

export function resultsInOrder<T extends Result>(results: readonly T[]): readonly T[] {
  return [...results].sort(compareResults);
}

function compareResults(a: Result, b: Result): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)
    || HARMS.indexOf(a.harm) - HARMS.indexOf(b.harm)
    || compareText(a.rule, b.rule)
    || compareText(a.at.stack, b.at.stack)
    || compareText(a.at.logicalId, b.at.logicalId)
    || compareText(a.property, b.property)
    || compareText(textOf(a), textOf(b));
}

function textOf(result: Result): string {
  return isInconclusive(result) ? result.reason : messageWithFix(result);
}
