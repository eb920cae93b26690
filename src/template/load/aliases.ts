/** What each alias of a YAML document stands for: the last node before it that has the anchor. Found in one pass, whatever refers to whatever. */
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
