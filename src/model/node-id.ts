/** What the graph calls a resource that a template declares. */
import { DeclaredAt, NodeId } from './node';

/** `<stack>.<logicalId>`. */
export function nodeId({ stack, logicalId }: Pick<DeclaredAt, 'stack' | 'logicalId'>): NodeId {
  return `${stack}.${logicalId}`;
}
