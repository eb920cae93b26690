/** Whether the actions and resources of a statement contain those of a request. */
import { memo } from '../model/collections';
import { isUnknown, Known, not, unknown } from '../model/known';
import { causeIn } from '../template/value/text';
import { Encoder } from './encoder';
import { covers, isOpen, UNDECIDED } from './match';
import { Request } from './request';
import { writtenPattern, Statement, StatementPattern } from './statement';
import { splitAtColons, startsWith, SymbolicArn } from './symbolic-arn';

type Covers = (pattern: StatementPattern) => Known<boolean>;

export function includesAction({ actions, notActions }: Statement, action: SymbolicArn): Known<boolean> {
  if (actions !== undefined) {
    return memo(memo(listed, actions, () => new Map()), action, () => anyNames(actions, action));
  }
  return notActions === undefined ? false : not(anyNames(notActions, action));
}

/** Statements share their lists of actions, and requests ask for a few. */
const listed = new WeakMap<readonly StatementPattern[], Map<SymbolicArn, Known<boolean>>>();

function anyNames(patterns: readonly StatementPattern[], action: SymbolicArn): Known<boolean> {
  return anyCovers(patterns, ({ symbols }) => coversAction(symbols, action));
}

const compared = new WeakMap<SymbolicArn, WeakMap<SymbolicArn, Known<boolean>>>();

/** Policies repeat a few actions, and requests ask for a few. */
export function coversAction(pattern: SymbolicArn, action: SymbolicArn): Known<boolean> {
  return memo(memo(compared, pattern, () => new WeakMap()), action, () => covers(pattern, action));
}

/**
 * Equal for actions that the same statements certainly name, so that one decision serves all of them. Undefined where a
 * statement may name the action.
 */
export function statementsNaming(
  lists: readonly (readonly Statement[] | undefined)[], action: SymbolicArn,
): string | undefined {
  let named = '';
  for (const statements of lists) {
    for (const statement of statements ?? []) {
      const isNamed = includesAction(statement, action);
      if (isUnknown(isNamed)) return undefined;
      named += isNamed ? '1' : '0';
    }
  }
  return named;
}

/** A statement of a resource's own policy may name no resource. */
export function includesResource(
  { resources, notResources }: Statement, request: Request, encoder: Encoder, ofResource: boolean,
): Known<boolean> {
  const { arn } = request.target;
  const isCovered: Covers = (pattern) => encoder.covers(symbolsIn(pattern, request, encoder), arn);
  if (resources !== undefined) return anyCovers(resources, isCovered);
  if (notResources === undefined) return ofResource;
  // The documentation leaves open what a shortened ARN excepts.
  return not(anyCovers(notResources, (pattern) => isCovered(pattern) || (isShortened(pattern) ? UNDECIDED : false)));
}

const PIECES_OF_ARN = 6;

function isShortened({ symbols }: StatementPattern): boolean {
  return startsWith(symbols, 'arn:') && splitAtColons(symbols).length < PIECES_OF_ARN && !symbols.some(isOpen);
}

function symbolsIn({ symbols, hasVariables }: StatementPattern, { context }: Request, encoder: Encoder): SymbolicArn {
  return hasVariables ? encoder.withVariables(symbols, context()) : symbols;
}

function anyCovers(patterns: readonly StatementPattern[], isCovered: Covers): Known<boolean> {
  let hidden: Known<boolean> = false;
  for (const pattern of patterns) {
    const answer = isCovered(pattern);
    if (answer === true && pattern.maybe === undefined) return true;
    if (answer !== false && hidden === false) {
      hidden = unknown(pattern.maybe ?? writtenPattern(pattern), causeIn(pattern.value));
    }
  }
  return hidden;
}
