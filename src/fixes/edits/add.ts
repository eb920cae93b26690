import { toTemplateValue } from '../to-template-value';
import { ApplyChange } from './apply-change';

/** What holds events that failed. With the stack, CloudFormation would delete what nobody has handled yet. */
const HOLDS_EVENTS: ReadonlySet<string> = new Set(['AWS::S3::Bucket', 'AWS::SQS::Queue']);
const RETAINED = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };

export const applyAdd: ApplyChange<'add'> = ({ stack, logicalId, type, properties, condition }, draft) => {
  const content = toTemplateValue(properties, stack, draft);
  if (content === undefined) return false;
  // The same resource is there already: it may have what the change does not name, such as a DeletionPolicy.
  if (draft.has({ stack, logicalId })) return true;
  const conditions = condition === undefined ? {} : { Condition: condition };
  const policies = HOLDS_EVENTS.has(type) ? RETAINED : {};
  draft.write({ stack, logicalId }, { Type: type, ...conditions, ...policies, Properties: content });
  return true;
};
