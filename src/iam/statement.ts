/**
 * Reads a policy document as statements with encoded patterns. A statement that cannot be read is opaque: it may allow
 * anything.
 */
import { INPUT_LIMITS } from '../limits';
import { memo } from '../model/collections';
import { jsonText, own } from '../template/json';
import { Resource, Stack } from '../template/stack';
import { at } from '../template/value/fields';
import { parseJsonText } from '../template/value/parse-json-text';
import { resolve } from '../template/value/resolve';
import { Resolved } from '../template/value/resolved';
import { partsOf, render } from '../template/value/text';
import { clip } from '../text/clip';
import { Encoder } from './encoder';
import { Item, itemsOf, rawField } from './items';
import { isNeverMet } from './never-met';
import { isVariable } from './policy-variables';
import { symbolsOf, UNKNOWN_SPAN, ArnSymbol, SymbolicArn } from './symbolic-arn';

export interface StatementPattern {
  readonly symbols: SymbolicArn;
  /** Policy variables have the values of the request. */
  readonly hasVariables: boolean;
  /** The pattern as the policy writes it. */
  readonly value: Resolved;
  /** Why the pattern may not exist. */
  readonly maybe?: string;
}

export interface Statement {
  readonly from: Resource;
  readonly stack: Stack;
  readonly effect: 'Allow' | 'Deny' | 'opaque';
  /** Why the statement may not exist, or why it cannot be read. */
  readonly maybe?: string;
  readonly actions?: readonly StatementPattern[];
  readonly notActions?: readonly StatementPattern[];
  readonly resources?: readonly StatementPattern[];
  readonly notResources?: readonly StatementPattern[];
  readonly principals?: Resolved;
  readonly notPrincipals?: Resolved;
  readonly conditions: Resolved;
  /** The version of the document has policy variables. */
  readonly hasVariables: boolean;
}

/** Older versions read a policy variable as text. */
const VERSION_WITH_VARIABLES = '2012-10-17';

/** More statements than a role or resource can have. */
export const MOST_STATEMENTS = INPUT_LIMITS.policyStatements.max;

export function statementsOf(
  document: Resolved, from: Resource, encoder: Encoder, maybe?: string,
): readonly Statement[] {
  const { stack } = from;
  const inside = parseJsonText(document, stack);
  if (inside.is === 'absent') return [];
  if (inside.is !== 'fields') {
    return [opaque(from, inside.is === 'hidden' ? inside.reason : 'a policy that is no object')];
  }
  const version = at(inside, 'Version');
  const hasVariables = version.is === 'scalar' && version.value === VERSION_WITH_VARIABLES;
  const items = itemsOf(rawField(inside, 'Statement'), inside.stack);
  const statements = items
    .slice(0, MOST_STATEMENTS)
    .map((item) => statementOf(item, from, encoder, maybe, hasVariables));
  if (items.length <= MOST_STATEMENTS) return statements;
  return [...statements, opaque(from, 'more statements than are followed')];
}

export function opaque(from: Resource, reason: string): Statement {
  return { from, stack: from.stack, effect: 'opaque', maybe: reason, conditions: { is: 'absent' }, hasVariables: false };
}

export function statementOf(
  { value, maybe }: Item, from: Resource, encoder: Encoder, reason?: string, hasVariables = true,
): Statement {
  if (value.is === 'hidden') return opaque(from, value.reason);
  if (value.is !== 'fields') return opaque(from, 'a statement that is no object');
  const { raw, stack } = value;
  const field = (name: string): Resolved => resolve(own(raw, name), stack);
  const effect = field('Effect');
  if (effect.is !== 'scalar' || (effect.value !== 'Allow' && effect.value !== 'Deny')) {
    return opaque(from, effect.is === 'hidden' ? effect.reason : 'a statement without an effect');
  }
  const conditions = field('Condition');
  // A Deny that no request meets denies nothing.
  if (effect.value === 'Deny' && isNeverMet(own(raw, 'Condition'), stack, encoder)) {
    return { from, stack, effect: 'Deny', maybe: reason ?? maybe, conditions, hasVariables };
  }
  const patterns = (name: string, lower: boolean): readonly StatementPattern[] | undefined => {
    const written = own(raw, name);
    if (written === undefined) return undefined;
    const read = (): readonly StatementPattern[] => (
      itemsOf(written, stack).map((item) => patternOf(item, stack, encoder, { lower, hasVariables })));
    return lower ? readOnce(written, stack, encoder, hasVariables, read) : read();
  };
  return {
    from,
    stack,
    effect: effect.value,
    maybe: reason ?? maybe,
    actions: patterns('Action', true),
    notActions: patterns('NotAction', true),
    resources: patterns('Resource', false),
    notResources: patterns('NotResource', false),
    principals: own(raw, 'Principal') === undefined ? undefined : field('Principal'),
    notPrincipals: own(raw, 'NotPrincipal') === undefined ? undefined : field('NotPrincipal'),
    conditions,
    hasVariables,
  };
}

const literalLists = new WeakMap<Encoder, Map<string, readonly StatementPattern[]>>();

/** Most statements of an app list the same few actions. A list of literals is the same in one environment. */
function readOnce(
  written: unknown, { environment }: Stack, encoder: Encoder, hasVariables: boolean,
  read: () => readonly StatementPattern[],
): readonly StatementPattern[] {
  const text = jsonText(written);
  if (text === undefined || text.includes('{')) return read();
  const lists = memo(literalLists, encoder, () => new Map<string, readonly StatementPattern[]>());
  return memo(lists, `${environment} ${hasVariables} ${text}`, read);
}

interface PatternOptions {
  readonly lower: boolean;
  readonly hasVariables: boolean;
}

function patternOf(
  { value, maybe }: Item, stack: Stack, encoder: Encoder, { lower, hasVariables }: PatternOptions,
): StatementPattern {
  const isScalarText = value.is === 'scalar' && typeof value.value === 'string';
  // A parameter on both sides is the same value.
  const isSame = value.is === 'hidden' && value.cause !== undefined;
  const isText = value.is === 'text' || value.is === 'reference' || isScalarText || isSame;
  const symbols = isText ? encoder.pattern(value, stack) : [UNKNOWN_SPAN];
  return {
    symbols: lower ? memo(lowered, symbols, () => symbols.map(lowerCase)) : symbols,
    // Only a text has them.
    hasVariables: hasVariables && value.is !== 'reference' && symbols.some(isVariable),
    value,
    maybe,
  };
}

/** A pattern as messages write it. */
export function writtenPattern({ value }: StatementPattern): string {
  return clip(render(partsOf(value)));
}

/** The same lists of symbols stand for the same text, so that they are compared once. */
const lowered = new WeakMap<SymbolicArn, SymbolicArn>();

function lowerCase(symbol: ArnSymbol): ArnSymbol {
  return symbol >= 65 && symbol <= 90 ? symbol + 32 : symbol;
}

const actions = new Map<string, SymbolicArn>();

/** The graph needs a few dozen actions, many times. */
export function actionSymbols(action: string): SymbolicArn {
  return memo(actions, action, () => symbolsOf(action.toLowerCase()));
}
