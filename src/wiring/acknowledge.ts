/**
 * Acknowledges cdk-nag findings on one resource, where a pack contradicts what Lambda needs. The metadata is the one that
 * `Validations.of(x).acknowledge()` writes, without its stack trace (which would put the machine's paths into the assembly) and
 * without its ban on `::`, which ids of findings about an ARN contain.
 */
import { Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

export function acknowledge(construct: IConstruct, ids: readonly string[], reason: string): void {
  const reasons = Object.fromEntries(ids.map((id) => [id, reason]));
  construct.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, reasons);
}

/** As `acknowledge`, for an id that is known only once references between stacks and logical ids are settled. */
export function acknowledgeAtSynth(construct: IConstruct, id: () => string, reason: string): void {
  let done: string | undefined;
  construct.node.addValidation({
    validate: () => {
      const settled = id();
      if (settled !== done) {
        acknowledge(construct, [settled], reason);
        done = settled;
      }
      return [];
    },
  });
}
