/** The order of results: by severity, then by harm, rule, location and text. */
import { DeclaredAt } from '../model/node';
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

interface Place {
  readonly at: DeclaredAt;
  readonly property: string;
}

/** Equal for results at the same property. */
export function locationKey({ at, property }: Place): string {
  return `${at.stack}\u0000${at.logicalId}\u0000${property}`;
}

/** The key of its location, and of each property that it stands in. */
export function holderKeys({ at, property }: Place): readonly string[] {
  const keys = property.split('.');
  return keys.map((_, i) => locationKey({ at, property: keys.slice(0, i + 1).join('.') }));
}
