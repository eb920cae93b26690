/** Finds acknowledgments that cover no finding: the finding was fixed, or the acknowledgment names something else. */
import { AcknowledgedResult } from '../result';
import { Acknowledgment, acknowledgmentKey, keysCovering } from './match';

/** One message for each that somebody can remove; `results` are all that was acknowledged. */
export function unusedAcknowledgments(
  acknowledgments: readonly Acknowledgment[], results: readonly AcknowledgedResult[],
): readonly string[] {
  const used = new Set(results.flatMap(({ finding }) => keysCovering(finding.rule, finding)));
  return acknowledgments.filter((one) => one.byLibrary !== true && !used.has(acknowledgmentKey(one)))
    .map((one) => `the acknowledgment of "${one.rule}"${scopeText(one)} covers no finding: remove it`);
}

function scopeText({ stack, logicalId, path }: Acknowledgment): string {
  if (path !== undefined) return ` at ${path}`;
  if (stack === undefined) return logicalId === undefined ? '' : ` at ${logicalId}`;
  return logicalId === undefined ? ` at stack ${stack}` : ` at ${logicalId} of stack ${stack}`;
}
