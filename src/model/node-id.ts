/** Writes the ids of nodes and reads them back. No other file takes an id apart. */
import { DeclaredAt, NodeId } from './node';

/** The id of a resource that a template declares. */
export function nodeId({ stack, logicalId }: Pick<DeclaredAt, 'stack' | 'logicalId'>): NodeId {
  return `${stack}.${logicalId}`;
}

const PLACEHOLDER = /(\$\{[^}]*\}?)/;
const PSEUDO_PARAMETER = /^\$\{(AWS::\w+)\}$/;

/** The ARN in the id of a resource outside the app; undefined if a part other than a pseudo parameter is hidden. */
export function outsideArn(id: NodeId): readonly (string | { readonly pseudo: string })[] | undefined {
  if (!id.startsWith('arn:')) return undefined;
  const parts = id.split(PLACEHOLDER).filter((part) => part !== '').map((part) => {
    if (!part.startsWith('${')) return part;
    const pseudo = PSEUDO_PARAMETER.exec(part)?.[1];
    return pseudo === undefined ? undefined : { pseudo };
  });
  return parts.every((part) => part !== undefined) ? parts : undefined;
}
