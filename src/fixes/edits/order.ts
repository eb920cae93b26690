import { put } from '../put';
import { Edit } from './edit';

export const order: Edit<'order'> = ({ of, after }, draft) => {
  const resource = draft.resource(of);
  if (resource === undefined) return false;
  const before = [resource.DependsOn ?? []].flat();
  put(resource, 'DependsOn', [...before, ...after.filter((id) => !before.includes(id))]);
  draft.write(of, resource);
  return true;
};
