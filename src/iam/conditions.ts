/**
 * Evaluates the conditions of a statement against the context of a request. A condition with a key whose value is not
 * known is unknown, but one condition that fails decides for all.
 */
import { allOf, anyOf, isUnknown, Known, not, Unknown, unknown } from '../model/known';
import { entriesOf } from '../template/json';
import { Stack } from '../template/stack';
import { Resolved } from '../template/value/resolved';
import { causeIn, partsOf, render } from '../template/value/text';
import { clip } from '../text/clip';
import { ConditionOperator, CONDITION_OPERATORS, writtenValue } from './condition-operators';
import { Encoder } from './encoder';
import { Item, itemsOf } from './items';
import { ContextValue, Request } from './request';
import { SymbolicArn } from './symbolic-arn';

/** An operator as a policy writes it: `ForAllValues:StringEqualsIfExists`. */
interface OperatorUse extends ConditionOperator {
  readonly ifExists: boolean;
  /** `any` or `all` of the values of the request have to match. */
  readonly set?: 'any' | 'all';
}

const IF_EXISTS = 'ifexists';
const SETS: readonly (readonly [prefix: string, set: 'any' | 'all'])[] = [['foranyvalue:', 'any'], ['forallvalues:', 'all']];

interface ConditionBlock {
  readonly conditions: Resolved;
  readonly hasVariables: boolean;
}

export function conditionsHold(
  { conditions, hasVariables }: ConditionBlock, request: Request, encoder: Encoder,
): Known<boolean> {
  if (conditions.is === 'absent') return true;
  if (conditions.is === 'hidden') return unknown(conditions.reason, conditions.cause);
  if (conditions.is !== 'fields') return unknown('a condition that is no object');
  const { raw, stack } = conditions;
  if (Object.keys(raw).some((name) => name.startsWith('Fn::'))) return unknown('a condition behind an intrinsic');
  return allOf(entriesOf(raw).flatMap(([operator, keys]) => {
    const entries = entriesOf(keys);
    const isHidden = entries.length === 0 || entries.some(([key]) => key.startsWith('Fn::'));
    if (isHidden) return [unknown(`the condition ${clip(operator)}`)];
    return entries.map(([key, values]) => isMet({ operator, key, values, stack, hasVariables }, request, encoder));
  }));
}

interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: unknown;
  readonly stack: Stack;
  readonly hasVariables: boolean;
}

export function isMet(
  { operator, key, values, stack, hasVariables }: Condition, request: Pick<Request, 'context'>, encoder: Encoder,
): Known<boolean> {
  const context = request.context();
  const fact = context.get(key.toLowerCase());
  const items = itemsOf(values, stack);
  if (fact === undefined) {
    const among = context.some(key.toLowerCase());
    return hasAny(operatorUse(operator), items, among, stack, encoder) || unknown(`the condition ${clip(key)}`);
  }
  if (operator.toLowerCase() === 'null') return isNull(fact, items[0], key);
  const use = operatorUse(operator);
  if (use === undefined) return unknown(`the condition ${clip(operator)} of ${clip(key)}`);
  if (fact === 'absent') return withoutKey(use) ?? unknown(`the condition ${clip(operator)} of ${clip(key)}`);
  const matches = anyOf(items.map((item): Known<boolean> => {
    const written = writtenValue(item.value, stack, encoder, hasVariables ? context : undefined);
    const answer = use.compare(written, fact);
    return answer !== false && (isUnknown(answer) || item.maybe !== undefined) ? comparesWith(key, item) : answer;
  }));
  return use.negated ? not(matches) : matches;
}

/** Whether one of the values that the request has is enough, and matches. It may have others. */
function hasAny(
  use: OperatorUse | undefined, items: readonly Item[], among: readonly SymbolicArn[], stack: Stack, encoder: Encoder,
): boolean {
  if (use?.set !== 'any' || use.negated === true) return false;
  return items.some(({ value, maybe }) => maybe === undefined && among.some((one) => (
    use.compare(writtenValue(value, stack, encoder, undefined), one) === true
  )));
}

function operatorUse(written: string): OperatorUse | undefined {
  let name = written.toLowerCase();
  const [prefix = '', set] = SETS.find(([start]) => name.startsWith(start)) ?? [];
  name = name.slice(prefix.length);
  const ifExists = name.endsWith(IF_EXISTS);
  const operator = CONDITION_OPERATORS.get(ifExists ? name.slice(0, -IF_EXISTS.length) : name);
  return operator && { ...operator, ifExists, ...(set === undefined ? {} : { set }) };
}

/** The answer for a request without the key. Undefined where the documentation leaves it open. */
function withoutKey({ ifExists, set, negated }: OperatorUse): boolean | undefined {
  if (set === 'all') return true;
  if (set === 'any') return ifExists ? undefined : false;
  return ifExists || negated === true;
}

function isNull(fact: ContextValue, wanted: Item | undefined, key: string): Known<boolean> {
  if (wanted?.value.is !== 'scalar') return unknown(`the condition ${clip(key)}`);
  return (String(wanted.value.value).toLowerCase() === 'true') === (fact === 'absent');
}

function comparesWith(key: string, { value }: Item): Unknown {
  return unknown(`the condition ${clip(key)}, which compares with ${clip(render(partsOf(value)))}`, causeIn(value));
}
