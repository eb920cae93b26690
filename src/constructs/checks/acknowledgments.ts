/** Reads what an app acknowledges with `Validations.acknowledge()`: aws-cdk-lib keeps it as metadata of the construct. */
import { Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { RecordedAcknowledgment } from '../../model/recorded-acknowledgment';

export function recordedAcknowledgments(root: IConstruct): readonly RecordedAcknowledgment[] {
  return root.node.findAll().flatMap(({ node }) => (
    node.metadata.filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries((data ?? {}) as Record<string, string>)
        .map(([id, reason]) => ({ id, reason, path: node.path })))
  ));
}
