/**
 * Finds the node of each alias in a YAML document, which is the last one before it with the anchor, in a single pass.
 */
import { Alias, Document, Node, visit } from 'yaml';

export function aliasesIn(document: Document): ReadonlyMap<Alias, Node> {
  const anchored = new Map<string, Node>();
  const aliases = new Map<Alias, Node>();
  visit(document, {
    Alias: (_, alias) => {
      const node = anchored.get(alias.source);
      if (node !== undefined) aliases.set(alias, node);
    },
    Value: (_, node) => {
      if (node.anchor !== undefined) anchored.set(node.anchor, node);
    },
  });
  return aliases;
}
