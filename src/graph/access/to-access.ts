/** Converts the answer about one permission to what the graph holds of it. */
import { AccessDecision, AnswerUnder } from '../../iam/decision';
import { namedBy } from '../../iam/policy-types';
import { Access, AccessUnder, SourcePart } from '../../model/access';
import { defined } from '../../model/defined';
import { unknown } from '../../model/known';
import { resourceId } from '../../template/stack';
import { unknownFrom } from '../../template/value/fields';
import { Part, Resolved } from '../../template/value/resolved';
import { partsOf, render } from '../../template/value/text';
import { AccessAnswer, AccessQuestion } from './question';

function toSourcePart(part: Part): SourcePart {
  if (typeof part === 'string') return part;
  if (part.is === 'pseudo') return { pseudo: part.name };
  if (part.is === 'hidden') return unknown(part.reason, part.cause);
  return part.piece === undefined
    ? { node: resourceId(part.resource), attribute: part.attribute }
    : unknownFrom(part, 'a source');
}

export function sourceIn(arn: Resolved): Pick<Access, 'source' | 'sourceParts'> {
  return { source: render(partsOf(arn)), sourceParts: partsOf(arn).map(toSourcePart) };
}

export function toAccess({ question, by, verdict }: AccessAnswer): Access {
  const { purpose, action, on, neededBy } = question;
  const access: Access = {
    purpose,
    by: by.kind === 'service' ? { kind: 'service', service: verdict.principal ?? by.service } : by,
    action,
    on,
    allowed: verdict.allowed,
    policies: verdict.policies.map(({ declaredAt }) => declaredAt),
    neededBy,
  };
  const more = detailsOf(question, verdict);
  return more === undefined ? access : { ...access, ...more };
}

type Details = Pick<Access, 'everywhere' | 'advised' | 'lacking' | 'crossesAccounts' | 'underEach'>;

/** Most permissions have none. */
function detailsOf(
  { everywhere, advised }: AccessQuestion, { lacking, crossesAccounts, underEach }: AccessDecision,
): Details | undefined {
  const isPlain = (everywhere ?? advised ?? crossesAccounts ?? underEach) === undefined && lacking.length === 0;
  return isPlain ? undefined : defined({
    everywhere,
    advised,
    lacking: lacking.length === 0 ? undefined : lacking,
    crossesAccounts,
    underEach: underEach?.map(toAccessUnder),
  });
}

function toAccessUnder({ policy: { declaredAt, type }, allowed }: AnswerUnder): AccessUnder {
  return { policy: declaredAt, property: namedBy(type), allowed };
}
