import { toTemplateValue } from '../to-template-value';
import { ApplyChange } from './apply-change';

export const applyAdd: ApplyChange<'add'> = ({ stack, logicalId, type, properties, condition }, draft) => {
  const content = toTemplateValue(properties, stack, draft);
  if (content === undefined) return false;
  const conditions = condition === undefined ? {} : { Condition: condition };
  draft.write({ stack, logicalId }, { Type: type, ...conditions, Properties: content });
  return true;
};
