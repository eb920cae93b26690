/**
 * Finds the statement by which a role certainly may write to a resource, and which names the action. A statement for
 * every action of a service, one with a condition, or one that may not exist says nothing.
 */
import { lazy } from '../model/lazy';
import { Resource, Stack } from '../template/stack';
import { Resolved } from '../template/value/resolved';
import { Encoder } from './encoder';
import { Identities } from './identities';
import { covers } from './match';
import { coversAction } from './scope';
import { actionSymbols, Statement, StatementPattern } from './statement';
import {
  COLON, isChar, SLASH, splitAtColons, symbolicKey, SymbolicArn, symbolsOf, UNKNOWN_SPAN, WILDCARD,
} from './symbolic-arn';
import { PolicyTargets } from './targets';

export interface ExplicitGrant {
  readonly policy: Resource;
  readonly action: string;
  /** The resource by its name. */
  readonly named: boolean;
  /** The start of the keys, if the resource is a bucket. */
  readonly keys?: string;
  /** Their end. */
  readonly keysEnd?: string;
}

export class ExplicitGrants {
  public constructor(
    private readonly identities: Identities, private readonly targets: PolicyTargets, private readonly encoder: Encoder,
  ) {}

  /** The statement that certainly lets a role of the app do one of the actions, which it names, on a resource. */
  public of(role: Resolved, actions: readonly string[], target: Resolved): ExplicitGrant | undefined {
    if (role.is !== 'reference') return undefined;
    const { stack } = role.resource;
    const found = this.identities.find(role, stack);
    if (found === undefined) return undefined;
    return explicitGrant(found.statements, actions, lazy(() => this.arnOf(target, stack)), actions[0].startsWith('s3:'));
  }

  /** Whether a text of a template is the ARN or the name of a resource. */
  public isNameOf(text: Resolved, stack: Stack, target: Resolved): boolean {
    const arn = this.arnOf(target, stack);
    const name = splitAtColons(arn).at(-1) ?? [];
    const key = symbolicKey(this.encoder.text(text, stack));
    return key === symbolicKey(arn) || key === symbolicKey(name.slice(name.lastIndexOf(SLASH) + 1));
  }

  private arnOf(target: Resolved, stack: Stack): SymbolicArn {
    return this.targets.of(target, '', target.is === 'reference' ? target.resource.stack : stack).owner;
  }
}

/** The statement that names the resource is preferred. Few roles write, and the ARN is needed for those alone. */
function explicitGrant(
  statements: readonly Statement[], actions: readonly string[], arnOf: () => SymbolicArn, ofObjects: boolean,
): ExplicitGrant | undefined {
  let general: ExplicitGrant | undefined;
  for (const action of actions) {
    const asked = actionSymbols(action);
    for (const statement of statements) {
      if (!allowsByName(statement, asked)) continue;
      const arn = arnOf();
      const written = ofObjects ? [...arn, SLASH] : arn;
      for (const pattern of statement.resources ?? []) {
        const grant = grantOf(pattern, arn, ofObjects);
        if (grant === undefined || isDenied(statements, asked, written)) continue;
        const found = { policy: statement.from, action, ...grant };
        if (found.named) return found;
        general ??= found;
      }
    }
  }
  return general;
}

/** It certainly exists, always allows, and names the action. */
function allowsByName(statement: Statement, asked: SymbolicArn): boolean {
  return isPlain(statement) && (statement.actions ?? []).some((pattern) => (
    coversAction(pattern.symbols, asked) === true && isExplicit(pattern)
  ));
}

/** It certainly exists, and always allows. */
function isPlain({ effect, maybe, conditions }: Statement): boolean {
  return effect === 'Allow' && maybe === undefined && conditions.is === 'absent';
}

/** Names more of the action than its service. */
function isExplicit({ symbols, maybe }: StatementPattern): boolean {
  const first = symbols[symbols.indexOf(COLON) + 1];
  return maybe === undefined && symbols.includes(COLON) && first !== undefined && isChar(first);
}

function grantOf(
  { symbols, maybe }: StatementPattern, arn: SymbolicArn, ofObjects: boolean,
): Pick<ExplicitGrant, 'named' | 'keys' | 'keysEnd'> | undefined {
  if (maybe !== undefined || symbols.includes(UNKNOWN_SPAN)) return undefined;
  if (!ofObjects) {
    return covers(symbols, arn) === true ? { named: sameName(symbols, arn) } : undefined;
  }
  const isNamed = arn.every((symbol, i) => symbols[i] === symbol) && symbols[arn.length] === SLASH;
  if (!isNamed) return covers(symbols, [...arn, ...symbolsOf('/')]) === true ? { named: false, keys: '' } : undefined;
  const keys = symbols.slice(arn.length + 1);
  const start = leadingText(keys);
  const end = leadingText([...keys].reverse());
  return { named: true, keys: start, ...(end === '' ? {} : { keysEnd: [...end].reverse().join('') }) };
}

/** Up to the first wildcard or part that only deployment knows. */
function leadingText(symbols: SymbolicArn): string {
  const end = symbols.findIndex((symbol) => !isChar(symbol));
  return String.fromCharCode(...(end < 0 ? symbols : symbols.slice(0, end)));
}

/** The part after the account is written in full. */
function sameName(pattern: SymbolicArn, arn: SymbolicArn): boolean {
  const [one, two] = [splitAtColons(pattern).slice(5).flat(), splitAtColons(arn).slice(5).flat()];
  return one.length === two.length && one.every((symbol, i) => symbol !== WILDCARD && symbol === two[i]);
}

function isDenied(statements: readonly Statement[], action: SymbolicArn, arn: SymbolicArn): boolean {
  return statements.some(({ effect, actions = [], resources = [] }) => effect === 'Deny'
    && actions.some(({ symbols }) => covers(symbols, action) === true)
    && resources.some(({ symbols }) => covers(symbols, arn) !== false));
}
