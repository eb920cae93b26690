import { written } from '../content';
import { setProperty } from '../set-property';
import { Edit } from './edit';

export const set: Edit<'set'> = ({ of, property, value }, draft) => {
  const resource = draft.resource(of);
  if (resource === undefined) return false;
  const content = value === undefined ? undefined : written(value, of.stack, draft);
  if (value !== undefined && content === undefined) return false;
  if (!setProperty(resource, property, content)) return false;
  draft.write(of, resource);
  return true;
};
