/** Content of a change as the JSON that a template takes: references become intrinsics, across stacks too. */
import { Content, Copied, Reference } from '../rules/kit/change';
import { JsonObject, own } from '../template/json';
import { arnByName } from './by-name';
import { crossed } from './crossing';
import { Draft } from './draft';
import { put } from './put';

/** Undefined where it refers to what no template declares. */
export function written(content: Content, stack: string, draft: Draft): unknown {
  if (content instanceof Reference) return reference(content, stack, draft);
  if (content instanceof Copied) return content.of.stack === stack ? copied(content, draft) : undefined;
  if (Array.isArray(content)) return whole(content.map((item: Content) => written(item, stack, draft)));
  if (typeof content !== 'object' || content === null) return content;
  const given = Object.entries(content as { readonly [key: string]: Content }).filter(([, value]) => !isLeftOut(value, draft));
  const entries = given.map(([key, value]) => [key, written(value, stack, draft)] as const);
  if (entries.some(([, value]) => value === undefined)) return undefined;
  const object = {};
  for (const [key, value] of entries) put(object, key, value);
  return object;
}

function isLeftOut(content: Content, draft: Draft): boolean {
  return content instanceof Copied && copied(content, draft) === undefined;
}

function copied({ of, copied: property }: Copied, draft: Draft): unknown {
  return own(draft.resource(of)?.Properties, property);
}

function reference({ node, attribute }: Reference, stack: string, draft: Draft): unknown {
  const place = draft.addressOf(node);
  if (place === undefined) return literal(node);
  const local = attribute === 'Ref' ? { Ref: place.logicalId } : { 'Fn::GetAtt': [place.logicalId, attribute] };
  if (place.stack === stack) return local;
  if (!draft.isBeside(stack, place.stack)) return undefined;
  return crossed(local, { name: `${place.logicalId}${attribute.replace(/\W/g, '')}`, from: place.stack, to: stack }, draft)
    ?? arnByName(draft.resources(place.stack)[place.logicalId] as JsonObject, attribute);
}

/** The ARN of what stands outside the app, in which only pseudo parameters may be left open. */
function literal(node: string): unknown {
  if (!node.startsWith('arn:')) return undefined;
  const gaps = node.match(/\$\{[^}]*\}?/g) ?? [];
  if (gaps.length === 0) return node;
  return gaps.every((gap) => /^\$\{AWS::\w+\}$/.test(gap)) ? { 'Fn::Sub': node } : undefined;
}

function whole(items: readonly unknown[]): readonly unknown[] | undefined {
  return items.includes(undefined) ? undefined : items;
}
