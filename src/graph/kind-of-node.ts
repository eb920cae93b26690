/** The kind of event source that polls a node. */
import { DeliveryNode, NodeKind } from '../model/node';
import { unknownKind } from '../sources/hidden/read';
import { SOURCE_KINDS } from '../sources/readers';
import { SourceKindReader } from '../sources/source-kind';

const BY_NODE = new Map<NodeKind, SourceKindReader>(SOURCE_KINDS.flatMap((kind) => kind.polls.map((node) => [node, kind] as const)));

export function kindOf(node: DeliveryNode | undefined): SourceKindReader {
  return (node && BY_NODE.get(node.kind)) ?? unknownKind;
}
