/** New resources get logical ids that are free, and what the same problem says of them follows. One that is there already, just so, is not made twice. */
import { written } from './content';
import { Draft } from './draft';
import { Addition, Change, Content, Reference } from '../rules/change';
import { own, sameJson } from '../template/json';

const MOST = 1_000;

/** Nodes of the graph by the nodes that were wished for. */
type Names = ReadonlyMap<string, string>;

export function withFreeNames(changes: readonly Change[], draft: Draft): readonly Change[] {
  const names = new Map<string, string>();
  for (const change of changes) {
    if (change.kind === 'add') names.set(`${change.stack}.${change.logicalId}`, `${change.stack}.${freeName(change, draft)}`);
  }
  return names.size === 0 ? changes : changes.map((change) => renamed(change, names));
}

function freeName({ stack, logicalId, type, properties }: Addition, draft: Draft): string {
  const resources = draft.resources(stack);
  for (let n = 1; n < MOST; n += 1) {
    const name = n === 1 ? logicalId : `${logicalId}${n}`;
    const there = own(resources, name);
    if (there === undefined) return name;
    if (own(there, 'Type') === type && sameJson(own(there, 'Properties'), written(properties, stack, draft))) return name;
  }
  return logicalId;
}

function renamed(change: Change, names: Names): Change {
  switch (change.kind) {
    case 'add': return {
      ...change,
      logicalId: logicalIdOf(change.stack, change.logicalId, names),
      properties: follow(change.properties, names) as Addition['properties'],
    };
    case 'set': return change.value === undefined ? change : { ...change, value: follow(change.value, names) };
    case 'order': return { ...change, after: change.after.map((id) => logicalIdOf(change.of.stack, id, names)) };
    case 'grant': return { ...change, on: follow(change.on, names) };
    case 'admit': return { ...change, to: names.get(change.to) ?? change.to };
    default: return change;
  }
}

function logicalIdOf(stack: string, logicalId: string, names: Names): string {
  return names.get(`${stack}.${logicalId}`)?.slice(stack.length + 1) ?? logicalId;
}

function follow(content: Content, names: Names): Content {
  if (content instanceof Reference) return new Reference(names.get(content.node) ?? content.node, content.attribute);
  if (Array.isArray(content)) return content.map((item: Content) => follow(item, names));
  if (typeof content !== 'object' || content === null) return content;
  return Object.fromEntries(Object.entries(content as { readonly [key: string]: Content }).map(([key, value]) => [key, follow(value, names)]));
}
