import { toTemplateValue } from '../to-template-value';
import { ApplyChange } from './apply-change';

export const applyAdd: ApplyChange<'add'> = ({ stack, logicalId, type, properties, condition }, draft) => {
  const content = toTemplateValue(properties, stack, draft);
  if (content === undefined) return false;
  // The same resource is there already: it may have what the change does not name, such as a DeletionPolicy.
  if (draft.has({ stack, logicalId })) return true;
  const conditions = condition === undefined ? {} : { Condition: condition };
  draft.write({ stack, logicalId }, { Type: type, ...conditions, Properties: content });
  return true;
};
