/** Reads the logical id, and the attribute if there is one, that `Ref` or `Fn::GetAtt` names. */
import { own } from '../../template/json';

export function referenceIn(value: unknown): { readonly logicalId: string; readonly attribute?: string } | undefined {
  const ref = own(value, 'Ref');
  if (typeof ref === 'string') return { logicalId: ref };
  const [logicalId, attribute] = partsOf(own(value, 'Fn::GetAtt'));
  return typeof logicalId === 'string' && typeof attribute === 'string' && attribute !== '' ? { logicalId, attribute } : undefined;
}

function partsOf(getAtt: unknown): readonly unknown[] {
  if (typeof getAtt !== 'string') return Array.isArray(getAtt) ? getAtt : [];
  const [logicalId, ...attribute] = getAtt.split('.');
  return [logicalId, attribute.join('.')];
}
