/**
 * Acknowledges cdk-nag findings on one resource, where a pack contradicts what Lambda needs. The metadata equals that
 * of `Validations.of(x).acknowledge()`, without the stack trace (which would put local paths into the assembly) and
 * without the ban on `::`, which is part of finding ids with an ARN.
 */
import { Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { ACKNOWLEDGED_BY_LIBRARY } from '../../model/recorded-acknowledgment';
import { NAMESPACE } from '../../text/rule-namespace';

export function acknowledge(construct: IConstruct, ids: readonly string[], reason: string): void {
  const known = construct.node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.keys(data));
  const added = ids.filter((id) => !known.includes(id));
  if (added.length > 0) {
    const acknowledged = Object.fromEntries(added.map((id) => [id, reason]));
    construct.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, acknowledged);
    construct.node.addMetadata(ACKNOWLEDGED_BY_LIBRARY, added);
  }
}

/** As `acknowledge`, for rules of this library, by their ids in RULES.md. */
export function acknowledgeRules(construct: IConstruct, ids: readonly string[], reason: string): void {
  acknowledge(construct, ids.map((id) => `${NAMESPACE}::${id}`), reason);
}

/** As `acknowledge`, for an id that is known only once references between stacks and logical ids are settled. */
export function acknowledgeAtSynth(construct: IConstruct, id: () => string, reason: string): void {
  construct.node.addValidation({
    validate: () => {
      acknowledge(construct, [id()], reason);
      return [];
    },
  });
}
