/** Removes a resource and every `DependsOn` on it, unless another resource refers to it. */
import { own } from '../../template/json';
import { Address, Draft } from '../draft';
import { setOwnProperty } from '../set-own-property';
import { ApplyChange } from './apply-change';

export const applyRemove: ApplyChange<'remove'> = ({ resource: address }, draft) => {
  if (!draft.has(address)) return false;
  forgetOrder(address, draft);
  draft.write(address, undefined);
  return !isNamed(address, draft);
};

function forgetOrder({ stack, logicalId }: Address, draft: Draft): void {
  for (const other of draft.entriesNaming(stack, 'Resources', logicalId)) {
    const before = [own(own(draft.resources(stack), other), 'DependsOn') ?? []].flat();
    const resource = before.includes(logicalId) ? draft.resource({ stack, logicalId: other }) : undefined;
    if (resource === undefined) continue;
    const left = before.filter((id) => id !== logicalId);
    setOwnProperty(resource, 'DependsOn', left.length === 0 ? undefined : left);
    draft.write({ stack, logicalId: other }, resource);
  }
}

function isNamed({ stack, logicalId }: Address, draft: Draft): boolean {
  return (['Resources', 'Outputs'] as const).some((section) => draft.entriesNaming(stack, section, logicalId).length > 0);
}
