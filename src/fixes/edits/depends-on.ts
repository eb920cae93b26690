import { setOwnProperty } from '../set-own-property';
import { ApplyChange } from './apply-change';

export const applyDependsOn: ApplyChange<'depends-on'> = ({ resource: address, after }, draft) => {
  const resource = draft.resource(address);
  if (resource === undefined) return false;
  const before = [resource.DependsOn ?? []].flat();
  setOwnProperty(resource, 'DependsOn', [...before, ...after.filter((id) => !before.includes(id))]);
  draft.write(address, resource);
  return true;
};
