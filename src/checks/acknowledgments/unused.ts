/** Finds acknowledgments that cover no finding: the finding was fixed, or the acknowledgment names something else. */
import { groupBy } from '../../model/collections';
import { AcknowledgedResult, Finding } from '../result';
import { Acknowledgment, acknowledgmentKey, keysCovering } from './match';

/**
 * One message for each that somebody can remove, or has made at the wrong construct. `results` are all that was
 * acknowledged, `open` the findings that are not.
 */
export function unusedAcknowledgments(
  acknowledgments: readonly Acknowledgment[], results: readonly AcknowledgedResult[], open: readonly Finding[] = [],
): readonly string[] {
  const used = new Set(results.flatMap(({ finding }) => keysCovering(finding.rule, finding)));
  const openByRule = groupBy(open, ({ rule }) => rule);
  return acknowledgments.filter((one) => one.byLibrary !== true && !used.has(acknowledgmentKey(one)))
    .map((one) => `the acknowledgment of "${one.rule}"${scopeText(one)} covers no finding: remove it${whereElse(openByRule.get(one.rule))}`);
}

/** Of several, nobody knows which one was meant. */
function whereElse([finding, ...others]: readonly Finding[] = []): string {
  if (finding === undefined || others.length > 0) return '';
  return `, or make it${scopeText(finding.at)}, where the finding of the rule is`;
}

function scopeText({ stack, logicalId, path }: Pick<Acknowledgment, 'stack' | 'logicalId' | 'path'>): string {
  if (path !== undefined) return ` at ${path}`;
  if (stack === undefined) return logicalId === undefined ? '' : ` at ${logicalId}`;
  return logicalId === undefined ? ` at stack ${stack}` : ` at ${logicalId} of stack ${stack}`;
}
