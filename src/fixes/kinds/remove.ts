/** A resource goes, and nobody waits for it any more. While another refers to it, it stays. */
import { Edit } from './edit';
import { jsonText, own } from '../../template/json';
import { Address, Draft } from '../draft';
import { put } from '../put';

export const remove: Edit<'remove'> = ({ of }, draft) => {
  if (!draft.has(of)) return false;
  forgetOrder(of, draft);
  draft.write(of, undefined);
  return !isNamed(of, draft);
};

function forgetOrder({ stack, logicalId }: Address, draft: Draft): void {
  for (const [other, inner] of Object.entries(draft.resources(stack))) {
    const before = [own(inner, 'DependsOn') ?? []].flat();
    const resource = before.includes(logicalId) ? draft.resource({ stack, logicalId: other }) : undefined;
    if (resource === undefined) continue;
    const left = before.filter((id) => id !== logicalId);
    put(resource, 'DependsOn', left.length === 0 ? undefined : left);
    draft.write({ stack, logicalId: other }, resource);
  }
}

/** As the whole of a text, which references are, or in a text of `Fn::Sub`; perhaps, where a template is nested too deeply to be searched. */
function isNamed({ stack, logicalId }: Address, draft: Draft): boolean {
  const text = jsonText([draft.resources(stack), draft.outputs(stack)].map((section) => Object.values(section)));
  return text === undefined || [`"${logicalId}"`, `"${logicalId}.`, `\${${logicalId}}`, `\${${logicalId}.`].some((name) => text.includes(name));
}
