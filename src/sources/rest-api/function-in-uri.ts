/**
 * The function in the URI of an integration: `arn:…:lambda:path/2015-03-31/functions/<function ARN>/invocations`, or
 * the ARN alone. API Gateway puts the variables of the stage in, call by call, so the template hides them.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html
 */
import { hidden, Part, Resolved } from '../../template/value/resolved';
import { joinParts, partsOf } from '../../template/value/text';
import { clip } from '../../text/clip';

const BEFORE = /^.*\/functions\//s;
const AFTER = /\/invocations$/;

/** Undefined for a URI that is hidden or names no function, as most integrations do not. */
export function functionInUri(uri: Resolved): Resolved | undefined {
  if (uri.is === 'reference') return uri.resource.type.startsWith('AWS::Lambda::') ? uri : undefined;
  if (uri.is !== 'scalar' && uri.is !== 'text') return undefined;
  const parts = partsOf(uri).flatMap(withoutStageVariables);
  const start = parts.findIndex((part) => typeof part === 'string' && part.includes('/functions/'));
  if (start < 0) return /^arn:[^:]*:lambda:/.test(String(parts[0])) || namesLambda(parts) ? joinParts(parts) : undefined;
  const [first, ...rest] = parts.slice(start);
  const inside = [String(first).replace(BEFORE, ''), ...rest];
  const last = inside.length - 1;
  return joinParts(inside.map((part, i) => (i === last && typeof part === 'string' ? part.replace(AFTER, '') : part)));
}

const STAGE_VARIABLE = /\$\{(stageVariables\.[^{}]*)\}/;

/** Text and names alternate after the split. */
function withoutStageVariables(part: Part): readonly Part[] {
  if (typeof part !== 'string') return [part];
  return part.split(STAGE_VARIABLE).map((piece, i) => (i % 2 === 0 ? piece : hidden(`\${${clip(piece)}} of the API's stage`)));
}

function namesLambda(parts: readonly Part[]): boolean {
  return parts.some((part) => (
    typeof part !== 'string' && part.is === 'reference' && part.resource.type.startsWith('AWS::Lambda::')
  ));
}
