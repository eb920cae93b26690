import { toTemplateValue } from '../to-template-value';
import { ApplyChange } from './apply-change';

export const applyAdd: ApplyChange<'add'> = ({ stack, logicalId, type, properties, condition }, draft) => {
  const content = toTemplateValue(properties, stack, draft);
  if (content === undefined) return false;
  draft.write({ stack, logicalId }, { Type: type, ...(condition === undefined ? {} : { Condition: condition }), Properties: content });
  return true;
};
