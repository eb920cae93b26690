/**
 * What the Deny statements of a policy limit all its Allow statements to: one that refuses every source but some limits
 * the source as well as a condition of the Allow does. A request without the key is refused too, with or without `IfExists`.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
import { entriesOf } from '../template/json';
import { at, textOf } from '../template/value/fields';
import { resolve } from '../template/value/resolve';
import { ABSENT, Resolved } from '../template/value/resolved';
import { sameValue } from '../template/value/same';
import { listed, principalsIn } from './statement-parts';

const EXCLUDING = /^(?:arn|string)not(?:like|equals)(?:ignorecase)?(?:ifexists)?$/i;
const INVOKES = /^(?:\*|lambda:(?:\*|invoke\*|invokefunction))$/i;

/** Who and what an Allow lets in. */
interface Allowed {
  readonly principal: Resolved;
  readonly resource: Resolved;
}

export function deniesIn(statements: readonly Resolved[]): readonly Resolved[] {
  return statements.filter((statement) => statement.is === 'fields' && textOf(at(statement, 'Effect'), '') === 'Deny');
}

/** The values that a Deny spares for one of the keys, in lower case; absent where none refuses all others. */
export function sparedBy(denies: readonly Resolved[], allowed: Allowed, keys: readonly string[]): Resolved {
  return denies.filter((statement) => refuses(statement, allowed))
    .map((statement) => sparedIn(statement, keys))
    .find(({ is }) => is !== 'absent') ?? ABSENT;
}

function refuses(statement: Resolved, { principal, resource }: Allowed): boolean {
  return names(principalsIn(at(statement, 'Principal')), principal)
    && names(listed(at(statement, 'Resource')), resource)
    && listed(at(statement, 'Action')).some((action) => action.is === 'scalar' && INVOKES.test(String(action.value)));
}

function names(patterns: readonly Resolved[], wanted: Resolved): boolean {
  return listed(wanted).every((one) => patterns.some((pattern) => isAny(pattern) || sameValue(pattern, one)));
}

function isAny(pattern: Resolved): boolean {
  return pattern.is === 'scalar' && pattern.value === '*';
}

/** Each further operator or key narrows the Deny, so that it lets others through. */
function sparedIn(statement: Resolved, wanted: readonly string[]): Resolved {
  const conditions = at(statement, 'Condition');
  const operators = conditions.is === 'fields' ? entriesOf(conditions.raw) : [];
  if (conditions.is !== 'fields' || operators.length !== 1 || !EXCLUDING.test(operators[0][0])) return ABSENT;
  const keys = resolve(operators[0][1], conditions.stack);
  const named = keys.is === 'fields' ? entriesOf(keys.raw) : [];
  if (keys.is !== 'fields' || named.length !== 1 || !wanted.includes(named[0][0].toLowerCase())) return ABSENT;
  const values = resolve(named[0][1], keys.stack);
  return listed(values).some(isAny) ? ABSENT : values;
}
