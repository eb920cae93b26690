/** A property that names a function of the app, in a resource whose ways to invoke it are not read. */
import { DeclaredAt, NodeId } from './node';

export interface UnreadCaller {
  readonly declaredAt: DeclaredAt;
  readonly type: string;
  /** The path of the property. */
  readonly property: string;
  readonly function: NodeId;
}
