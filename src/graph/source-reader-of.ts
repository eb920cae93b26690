/** The kind of event source that polls a node. */
import { DeliveryNode, NodeKind } from '../model/node';
import { hiddenSource } from '../sources/hidden/read';
import { SOURCE_READERS } from '../sources/readers';
import { SourceReader } from '../sources/source-reader';

const BY_NODE = new Map<NodeKind, SourceReader>(SOURCE_READERS.flatMap((kind) => kind.polls.map((node) => [node, kind] as const)));

export function sourceReaderOf(node: DeliveryNode | undefined): SourceReader {
  return (node && BY_NODE.get(node.kind)) ?? hiddenSource;
}
