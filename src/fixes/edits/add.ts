import { written } from '../content';
import { Edit } from './edit';

export const add: Edit<'add'> = ({ stack, logicalId, type, properties, condition }, draft) => {
  const content = written(properties, stack, draft);
  if (content === undefined) return false;
  draft.write({ stack, logicalId }, { Type: type, ...(condition === undefined ? {} : { Condition: condition }), Properties: content });
  return true;
};
