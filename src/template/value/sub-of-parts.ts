/** Writes a string with parts that are known only at deployment as the `Fn::Sub` that makes it. */
import { Part } from './resolved';

type HiddenPart = Exclude<Part, string>;

/** Undefined where `Fn::Sub` cannot name one of the parts, or where they belong to several stacks. */
export function subOfParts(parts: readonly Part[]): { readonly 'Fn::Sub': string } | undefined {
  const stacks = new Set(parts.map((part) => (typeof part === 'string' ? undefined : stackOf(part))));
  stacks.delete(undefined);
  const pieces = parts.map((part) => (typeof part === 'string' ? part.replaceAll('${', '${!') : variable(part)));
  return stacks.size === 1 && !pieces.includes(undefined) ? { 'Fn::Sub': pieces.join('') } : undefined;
}

function stackOf(part: HiddenPart): string | undefined {
  if (part.is === 'reference') return part.resource.stack.name;
  if (part.is === 'pseudo') return part.stack?.name;
  return part.cause?.kind === 'parameter' ? part.cause.stack : undefined;
}

function variable(part: HiddenPart): string | undefined {
  if (part.is === 'pseudo') return part.stack && `\${${part.name}}`;
  if (part.is === 'hidden') return part.cause?.kind === 'parameter' ? `\${${part.cause.name}}` : undefined;
  const { resource: { logicalId }, attribute, piece } = part;
  if (piece !== undefined) return undefined;
  return attribute === 'Ref' ? `\${${logicalId}}` : `\${${logicalId}.${attribute}}`;
}
