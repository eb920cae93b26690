/** The kind of event source that polls a node. */
import { DeliveryNode, NodeKind } from '../model/node';
import { SOURCE_KINDS } from '../sources/readers';
import { SourceKindReader } from '../sources/source-kind';
import { unknownKind } from '../sources/hidden/read';

const BY_NODE = new Map<NodeKind, SourceKindReader>(SOURCE_KINDS.flatMap((kind) => kind.polls.map((node) => [node, kind] as const)));

export function kindOf(node: DeliveryNode | undefined): SourceKindReader {
  return (node && BY_NODE.get(node.kind)) ?? unknownKind;
}
