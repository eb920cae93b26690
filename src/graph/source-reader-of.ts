/** Finds the source reader for a node that Lambda polls, or for a kind of source. */
import { PolledKind } from '../facts/source-facts';
import { DeliveryNode, NodeKind } from '../model/node';
import { hiddenSource } from '../sources/hidden/read';
import { SOURCE_READERS } from '../sources/readers';
import { SourceReader } from '../sources/source-reader';

const BY_NODE = new Map<NodeKind, SourceReader>(
  SOURCE_READERS.flatMap((kind) => kind.polls.map((node) => [node, kind] as const)),
);

export function sourceReaderOf(node: DeliveryNode | undefined): SourceReader {
  return (node && BY_NODE.get(node.kind)) ?? hiddenSource;
}

export function readerOfKind(wanted: PolledKind): SourceReader {
  return SOURCE_READERS.find(({ kind }) => kind === wanted) ?? hiddenSource;
}
