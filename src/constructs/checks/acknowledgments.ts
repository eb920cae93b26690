/** Reads what an app acknowledges with `Validations.acknowledge()`: aws-cdk-lib keeps it as metadata of the construct. */
import { Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { RecordedAcknowledgment } from '../../model/recorded-acknowledgment';

export function recordedAcknowledgments(root: IConstruct): readonly RecordedAcknowledgment[] {
  const found: RecordedAcknowledgment[] = [];
  for (const { node } of root.node.findAll()) {
    for (const { type, data } of node.metadata) {
      if (type !== Validations.ACKNOWLEDGED_RULES_METADATA_KEY) continue;
      const reasons = Object.entries((data ?? {}) as Record<string, string>);
      for (const [id, reason] of reasons) found.push({ id, reason, path: node.path });
    }
  }
  return found;
}
