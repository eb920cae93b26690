/** Acknowledgements that cover nothing: the defect is mended, or the name is another one. Either way somebody wants to know. */
import { Acknowledged } from '../check';
import { Acknowledgement, keyOf, keysOver } from './match';

export function unmatched(all: readonly Acknowledgement[], acknowledged: readonly Acknowledged[]): readonly Acknowledgement[] {
  const covered = new Set(acknowledged.flatMap(({ finding }) => keysOver(finding.rule, finding)));
  return all.filter((acknowledgement) => !covered.has(keyOf(acknowledgement)));
}
