/** Acknowledgments that cover nothing: the defect is mended, or the name is another one. Either way somebody wants to know. */
import { AcknowledgedResult } from '../check';
import { Acknowledgment, acknowledgmentKey, keysCovering } from './match';

export function unusedAcknowledgments(all: readonly Acknowledgment[], acknowledged: readonly AcknowledgedResult[]): readonly Acknowledgment[] {
  const covered = new Set(acknowledged.flatMap(({ finding }) => keysCovering(finding.rule, finding)));
  return all.filter((acknowledgment) => !covered.has(acknowledgmentKey(acknowledgment)));
}
