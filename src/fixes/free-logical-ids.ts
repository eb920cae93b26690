/** Gives new resources logical ids that are free, and updates the references to them. An identical resource that exists already is reused. */
import { DeclaredAt, NodeId } from '../model/node';
import { nodeId } from '../model/node-id';
import { AddResource, Change, TemplateValue, CopiedProperty, NodeReference } from '../rules/kit/change';
import { own, sameJson } from '../template/json';
import { Draft } from './draft';
import { freeName } from './free-name';
import { toTemplateValue } from './to-template-value';

/** The resources with their new logical ids, by the node that the changes name. */
type Names = ReadonlyMap<NodeId, AddResource>;

export function withFreeNames(changes: readonly Change[], draft: Draft): readonly Change[] {
  const names = new Map<NodeId, AddResource>();
  for (const change of changes) {
    if (change.kind === 'add') names.set(nodeId(change), { ...change, logicalId: idFor(change, draft) });
  }
  return names.size === 0 ? changes : changes.map((change) => renamed(change, names));
}

/** The requested logical id, or the next one that is free or has a reusable resource. */
export function freeFor(wish: string, stack: string, draft: Draft, willDo: (there: unknown) => boolean): string {
  const resources = draft.resources(stack);
  return freeName(wish, (name) => own(resources, name) === undefined || willDo(own(resources, name)));
}

function idFor({ stack, logicalId, type, properties, condition }: AddResource, draft: Draft): string {
  return freeFor(logicalId, stack, draft, (there) => (
    own(there, 'Type') === type && own(there, 'Condition') === condition && sameJson(own(there, 'Properties'), toTemplateValue(properties, stack, draft))
  ));
}

function renamed(change: Change, names: Names): Change {
  switch (change.kind) {
    case 'add': return {
      ...change,
      logicalId: logicalIdOf(change.stack, change.logicalId, names),
      properties: follow(change.properties, names) as AddResource['properties'],
    };
    case 'set': return { ...change, resource: placeOf(change.resource, names), ...(change.value === undefined ? {} : { value: follow(change.value, names) }) };
    case 'depends-on': return { ...change, resource: placeOf(change.resource, names), after: change.after.map((id) => logicalIdOf(change.resource.stack, id, names)) };
    case 'allow-in-role-policy': return { ...change, resource: follow(change.resource, names) };
    case 'allow-in-resource-policy': return { ...change, resource: nodeIn(change.resource, names) };
    default: return change;
  }
}

function placeOf(of: DeclaredAt, names: Names): DeclaredAt {
  return { ...of, logicalId: logicalIdOf(of.stack, of.logicalId, names) };
}

function logicalIdOf(stack: string, logicalId: string, names: Names): string {
  return names.get(nodeId({ stack, logicalId }))?.logicalId ?? logicalId;
}

function nodeIn(id: NodeId, names: Names): NodeId {
  const added = names.get(id);
  return added === undefined ? id : nodeId(added);
}

function follow(content: TemplateValue, names: Names): TemplateValue {
  if (content instanceof NodeReference) return new NodeReference(nodeIn(content.node, names), content.attribute);
  if (content instanceof CopiedProperty) return content;
  if (Array.isArray(content)) return content.map((item: TemplateValue) => follow(item, names));
  if (typeof content !== 'object' || content === null) return content;
  const entries = Object.entries(content as { readonly [key: string]: TemplateValue });
  return Object.fromEntries(entries.map(([key, value]) => [key, follow(value, names)]));
}
