import { setProperty } from '../set-property';
import { toTemplateValue } from '../to-template-value';
import { ApplyChange } from './apply-change';

export const applySet: ApplyChange<'set'> = ({ resource: address, property, value }, draft) => {
  const resource = draft.resource(address);
  if (resource === undefined) return false;
  const content = value === undefined ? undefined : toTemplateValue(value, address.stack, draft);
  if (value !== undefined && content === undefined) return false;
  if (!setProperty(resource, property, content)) return false;
  draft.write(address, resource);
  return true;
};
