/** Content of a change as the JSON that a template takes: references become intrinsics, across stacks too. */
import { outsideArn } from '../model/node-id';
import { TemplateValue, CopiedProperty, NodeReference } from '../rules/kit/change';
import { JsonObject, own } from '../template/json';
import { arnByName } from './by-name';
import { Draft } from './draft';
import { setOwnProperty } from './set-own-property';
import { valueAcrossStacks } from './value-across-stacks';

/** Undefined if it refers to a resource that no template declares. */
export function toTemplateValue(content: TemplateValue, stack: string, draft: Draft): unknown {
  if (content instanceof NodeReference) return reference(content, stack, draft);
  if (content instanceof CopiedProperty) return content.resource.stack === stack ? copied(content, draft) : undefined;
  if (Array.isArray(content)) return whole(content.map((item: TemplateValue) => toTemplateValue(item, stack, draft)));
  if (typeof content !== 'object' || content === null) return content;
  const kept = Object.entries(content as { readonly [key: string]: TemplateValue })
    .filter(([, value]) => !isLeftOut(value, draft));
  const entries = kept.map(([key, value]) => [key, toTemplateValue(value, stack, draft)] as const);
  if (entries.some(([, value]) => value === undefined)) return undefined;
  const object = {};
  for (const [key, value] of entries) setOwnProperty(object, key, value);
  return object;
}

function isLeftOut(content: TemplateValue, draft: Draft): boolean {
  return content instanceof CopiedProperty && copied(content, draft) === undefined;
}

function copied({ resource, property }: CopiedProperty, draft: Draft): unknown {
  return own(draft.resource(resource)?.Properties, property);
}

function reference({ node, attribute }: NodeReference, stack: string, draft: Draft): unknown {
  const place = draft.addressOf(node);
  if (place === undefined) return literal(node);
  const local = attribute === 'Ref' ? { Ref: place.logicalId } : { 'Fn::GetAtt': [place.logicalId, attribute] };
  if (place.stack === stack) return local;
  if (!draft.isDeployedWith(stack, place.stack)) {
    const elsewhere = draft.elsewhere(stack, place.stack);
    return elsewhere && arnByName(draft.resources(place.stack)[place.logicalId] as JsonObject, attribute, elsewhere);
  }
  return valueAcrossStacks(local, { name: `${place.logicalId}${attribute.replace(/\W/g, '')}`, from: place.stack, to: stack }, draft)
    ?? arnByName(draft.resources(place.stack)[place.logicalId] as JsonObject, attribute);
}

/** The ARN of a resource outside the app; it may contain pseudo parameters but no other unknown part. */
function literal(node: string): unknown {
  const parts = outsideArn(node);
  if (parts === undefined) return undefined;
  const text = parts.map((part) => (typeof part === 'string' ? part : `\${${part.pseudo}}`)).join('');
  return parts.every((part) => typeof part === 'string') ? text : { 'Fn::Sub': text };
}

function whole(items: readonly unknown[]): readonly unknown[] | undefined {
  return items.includes(undefined) ? undefined : items;
}
