/**
 * Finds who may send to a queue or topic by the policies of the app: the services that its own policy admits, and
 * whether anybody else may, by that policy or by a policy of a role. What a Deny takes away again is not looked at.
 */
import { INPUT_LIMITS } from '../limits';
import { memo } from '../model/collections';
import { isUnknown, Known, or, unknown } from '../model/known';
import { Writers } from '../model/writers';
import { entriesOf } from '../template/json';
import { Resolved, scalar } from '../template/value/resolved';
import { Encoder } from './encoder';
import { Identities } from './identities';
import { itemsOf } from './items';
import { covers, UNDECIDED } from './match';
import { ResourcePolicies } from './resource-policies';
import { actionSymbols, writtenPattern, Statement, StatementPattern } from './statement';
import {
  literalText, SINGLE_CHARACTER, splitAtColons, symbolicKey, SymbolicArn, UNKNOWN_SPAN, WILDCARD,
} from './symbolic-arn';

const SOURCE_ARN = 'aws:sourcearn';
const PRINCIPAL_DOMAIN = '.amazonaws.com';
/** Statements beyond these may let anybody write. */
const MOST_OPEN = INPUT_LIMITS.openStatements.max;

/** The resources of statements that allow an action. */
interface Granted {
  /** Resources that are named in full. */
  readonly exact: ReadonlySet<string>;
  /** Those of them that a statement names of which the actions are known. */
  readonly certain: ReadonlySet<string>;
  readonly open: readonly StatementPattern[];
  /** A statement cannot be read, or there are too many. */
  readonly hidden: Known<false>;
}

export class WriterIndex {
  private readonly granted = new Map<string, Granted>();

  public constructor(
    private readonly identities: Identities,
    private readonly policies: ResourcePolicies,
    private readonly encoder: Encoder,
  ) {}

  public of(arn: SymbolicArn, action: string): Writers {
    const found = this.policies.statementsOf(arn).filter((statement) => mayAllow(statement, action))
      .map((statement) => this.admitted(statement));
    const { exact, certain, open, hidden } = memo(this.granted, action, () => this.grants(action));
    const key = symbolicKey(arn);
    const others = or(
      // Without a policy of its own, whoever the account lets may send.
      found.length === 0,
      ...found.map((one) => one.others),
      exact.has(key),
      ...open.map((pattern) => reaches(pattern, arn)),
      hidden,
    );
    const services = together(found.map((one) => one.services));
    return { services, others, ...(certain.has(key) && { roles: true }) };
  }

  private grants(action: string): Granted {
    const statements = this.identities.all().filter((statement) => mayAllow(statement, action));
    const patterns = statements.flatMap(({ resources = EVERYTHING }) => resources);
    const open = patterns.filter(isOpen);
    const unread = statements.find(({ effect }) => effect === 'opaque');
    const hidden = unread === undefined ? undefined : unknown(unread.maybe ?? 'a statement that cannot be read');
    return {
      exact: namedIn(statements),
      certain: namedIn(statements.filter(({ effect, actions = [] }) => (
        effect === 'Allow' && actions.some((pattern) => covers(pattern.symbols, actionSymbols(action)) === true)
      ))),
      open: open.slice(0, MOST_OPEN),
      hidden: hidden ?? (open.length > MOST_OPEN && unknown('more statements than are followed')),
    };
  }

  private admitted({ principals, conditions, stack, effect, maybe }: Statement): Writers {
    if (effect === 'opaque') return hiddenWriters(maybe ?? 'a statement that cannot be read');
    if (principals?.is !== 'fields') return this.forAnybody(conditions);
    const each = entriesOf(principals.raw).flatMap(([kind, values]) => itemsOf(values, stack).map(({ value }) => {
      const text = literalText(this.encoder.text(value, stack));
      return text === '*' ? this.forAnybody(conditions) : admittedBy(kind, text);
    }));
    return {
      services: together(each.map(({ services }) => services)),
      others: or(...each.map(({ others }) => others)),
    };
  }

  /** A statement for anybody with a source ARN is for the service of that ARN. */
  private forAnybody(conditions: Resolved): Writers {
    if (conditions.is !== 'fields') return { services: [], others: true };
    const { raw, stack } = conditions;
    const sources = entriesOf(raw).flatMap(([, keys]) => entriesOf(keys))
      .filter(([key]) => key.toLowerCase() === SOURCE_ARN)
      .flatMap(([, values]) => itemsOf(values, stack).map(({ value }) => this.encoder.text(value, stack)));
    const services = sources.map((source) => literalText(splitAtColons(source)[2] ?? []));
    if (services.length === 0 || services.includes(undefined)) return { services: [], others: true };
    return { services: services.flatMap((service) => service ?? []), others: false };
  }
}

function admittedBy(kind: string, principal: string | undefined): Writers {
  if (kind !== 'Service') return { services: [], others: true };
  return principal === undefined ? hiddenWriters('a principal') : { services: [serviceName(principal)], others: false };
}

function hiddenWriters(reason: string): Writers {
  return { services: unknown(reason), others: unknown(reason) };
}

/** Sorted, each once. */
function together(services: readonly Writers['services'][]): Writers['services'] {
  const hidden = services.find(isUnknown);
  return hidden ?? [...new Set((services as readonly (readonly string[])[]).flat())].sort();
}

function serviceName(principal: string): string {
  const [name] = principal.split(PRINCIPAL_DOMAIN);
  return name.split('.')[0];
}

function mayAllow({ effect, actions, notActions }: Statement, action: string): boolean {
  if (effect !== 'Allow') return effect === 'opaque';
  const symbols = actionSymbols(action);
  return notActions !== undefined || (actions ?? []).some((pattern) => covers(pattern.symbols, symbols) !== false);
}

/** The resources that statements name in full. */
function namedIn(statements: readonly Statement[]): ReadonlySet<string> {
  const patterns = statements.flatMap(({ resources = [] }) => resources);
  return new Set(patterns.filter((pattern) => !isOpen(pattern)).map(({ symbols }) => symbolicKey(symbols)));
}

const EVERYTHING: readonly StatementPattern[] = [{ symbols: [WILDCARD], value: scalar('*'), hasVariables: false }];

/** A variable is another value in each request. */
function isOpen({ symbols, hasVariables }: StatementPattern): boolean {
  return hasVariables || [WILDCARD, SINGLE_CHARACTER, UNKNOWN_SPAN].some((symbol) => symbols.includes(symbol));
}

function reaches(pattern: StatementPattern, arn: SymbolicArn): Known<boolean> {
  const answer = pattern.hasVariables ? UNDECIDED : covers(pattern.symbols, arn);
  return isUnknown(answer) ? unknown(writtenPattern(pattern)) : answer;
}
