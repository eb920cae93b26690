/** The order of results: by severity, then by harm, rule, location and text. */
import { compareText } from '../graph/compare';
import { DeclaredAt } from '../model/node';
import { isInconclusive, Severity } from '../rules/kit/finding';
import { HARMS } from '../rules/kit/harm';
import { messageWithFix, Result } from './result';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

export function resultsInOrder<T extends Result>(results: readonly T[]): readonly T[] {
  return results.map((result) => [orderOf(result), result] as const).sort(([a], [b]) => compareText(a, b))
    .map(([, result]) => result);
}

function orderOf(result: Result): string {
  const text = isInconclusive(result) ? result.reason : messageWithFix(result);
  const [severity, harm] = [SEVERITIES.indexOf(result.severity), HARMS.indexOf(result.harm)];
  return [severity, harm, result.rule, locationOrder(result), text].join('\u0000');
}

export function locationOrder({ at, property }: { readonly at: DeclaredAt; readonly property: string }): string {
  return [at.stack, at.logicalId, property].join('\u0000');
}
