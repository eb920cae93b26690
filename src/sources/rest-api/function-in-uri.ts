/**
 * The function in the URI of an integration: `arn:…:lambda:path/2015-03-31/functions/<function ARN>/invocations`, or
 * the ARN alone.
 */
import { Part, Resolved } from '../../template/value/resolved';
import { joinParts, partsOf } from '../../template/value/text';

const BEFORE = /^.*\/functions\//s;
const AFTER = /\/invocations$/;

/** Undefined for a URI that is hidden or names no function, as most integrations do not. */
export function functionInUri(uri: Resolved): Resolved | undefined {
  if (uri.is === 'reference') return uri.resource.type.startsWith('AWS::Lambda::') ? uri : undefined;
  if (uri.is !== 'scalar' && uri.is !== 'text') return undefined;
  const parts = partsOf(uri);
  const start = parts.findIndex((part) => typeof part === 'string' && part.includes('/functions/'));
  if (start < 0) return /^arn:[^:]*:lambda:/.test(String(parts[0])) || namesLambda(parts) ? uri : undefined;
  const [first, ...rest] = parts.slice(start);
  const inside = [String(first).replace(BEFORE, ''), ...rest];
  const last = inside.length - 1;
  return joinParts(inside.map((part, i) => (i === last && typeof part === 'string' ? part.replace(AFTER, '') : part)));
}

function namesLambda(parts: readonly Part[]): boolean {
  return parts.some((part) => (
    typeof part !== 'string' && part.is === 'reference' && part.resource.type.startsWith('AWS::Lambda::')
  ));
}
