/**
 * Encodes values of a template as symbolic ARNs. A reference becomes the ARN or name of its resource, with a symbol for
 * a name that CloudFormation generates. A pseudo parameter becomes its value in the stack.
 */
import { ARN_SHAPES, ArnShape } from '../facts/arn-shapes';
import { INPUT_LIMITS } from '../limits';
import { memo } from '../model/collections';
import { causeKey, Known } from '../model/known';
import { Resource, resourceId, Stack } from '../template/stack';
import { at, propertiesOf } from '../template/value/fields';
import { Part, Reference, Resolved } from '../template/value/resolved';
import { partsOf } from '../template/value/text';
import { Environment, environmentOf } from './environment';
import { covers, UNDECIDED } from './match';
import { asGenerated } from './pasted-names';
import { policyText, withVariables } from './policy-variables';
import { ContextKeys } from './request';
import {
  ArnSymbol, COLON, literalText, MAX_SYMBOLS, SLASH, splitAtColons, startsWith, SymbolicArn, symbolsOf, SymbolTable,
  UNKNOWN_SPAN,
} from './symbolic-arn';

const DEEPEST = INPUT_LIMITS.arnDepth.max;

/** Most names are a property of the resource itself. */
function pathOf(name: string): readonly string[] {
  return name.includes('.') ? name.split('.') : [name];
}

interface ArnOptions extends Pick<ArnShape, 'noRegion' | 'noAccount'> {
  /** Another account than that of the stack. */
  readonly account?: SymbolicArn;
}

export class Encoder {
  private readonly symbols = new SymbolTable();
  private readonly environments = new Map<Stack, Environment>();
  private readonly arns = new Map<Resource, SymbolicArn>();
  /** By stack, service and shape: ARNs up to the name. */
  private readonly starts = new Map<Stack, Map<string, SymbolicArn>>();
  private readonly patterns = new Map<string, SymbolicArn>();
  /** The resources whose names or ids are generated. */
  private readonly generatedFor = new Map<ArnSymbol, Resource>();
  private depth = 0;

  /** A text in which `*` and `?` are ordinary characters. */
  public text(value: Resolved, stack: Stack): SymbolicArn {
    return value.is === 'reference' ? this.reference(value) : this.parts(partsOf(value), stack, symbolsOf);
  }

  /** A text of a policy, with policy variables, in which `*` and `?` are wildcards. Policies repeat the same texts. */
  public pattern(value: Resolved, stack: Stack): SymbolicArn {
    if (value.is !== 'scalar') return this.ofPolicy(value, stack, true);
    return memo(this.patterns, `${stack.environment} ${value.value}`, () => this.ofPolicy(value, stack, true));
  }

  /** A text of a policy, with policy variables, in which `*` and `?` are ordinary characters. */
  public exact(value: Resolved, stack: Stack): SymbolicArn {
    return this.ofPolicy(value, stack, false);
  }

  /** Replaces the policy variables by the values of a request. */
  public withVariables(symbols: SymbolicArn, context: ContextKeys): SymbolicArn {
    return withVariables(symbols, context, this.symbols);
  }

  /** `covers`, except that a text which may be the generated name of the other side is never certainly another. */
  public covers(pattern: SymbolicArn, text: SymbolicArn): Known<boolean> {
    const answer = covers(pattern, text);
    return answer === false && this.mayBeGenerated(pattern, text) ? UNDECIDED : answer;
  }

  /** Whether one side may name the generated part of the other side. */
  private mayBeGenerated(pattern: SymbolicArn, text: SymbolicArn): boolean {
    const resourceOf = (symbol: ArnSymbol): Resource | undefined => this.generatedFor.get(symbol);
    for (const as of asGenerated(pattern, text, resourceOf)) if (covers(as, text) !== false) return true;
    for (const as of asGenerated(text, pattern, resourceOf)) if (covers(pattern, as) !== false) return true;
    return false;
  }

  public here(stack: Stack): Environment {
    return memo(this.environments, stack, () => environmentOf(stack, this.symbols));
  }

  /** The ARN of a resource, or a symbol of its own for a type without a known ARN shape. */
  public arnOf(resource: Resource): SymbolicArn {
    const known = this.arns.get(resource);
    if (known !== undefined) return known;
    if (this.depth >= DEEPEST) return [UNKNOWN_SPAN];
    this.depth += 1;
    const arn = this.makeArn(resource);
    this.depth -= 1;
    this.arns.set(resource, arn);
    return arn;
  }

  public arn(service: string, stack: Stack, rest: SymbolicArn, shape: ArnOptions = {}): SymbolicArn {
    const { account, noRegion = false, noAccount = false } = shape;
    if (account !== undefined) return this.beforeName(service, stack, noRegion, account).concat(rest);
    const starts = memo(this.starts, stack, () => new Map<string, SymbolicArn>());
    const start = memo(starts, `${service} ${noRegion} ${noAccount}`, () => (
      this.beforeName(service, stack, noRegion, noAccount ? [] : this.here(stack).account)
    ));
    return start.concat(rest);
  }

  private beforeName(service: string, stack: Stack, noRegion: boolean, account: SymbolicArn): SymbolicArn {
    const { partition, region } = this.here(stack);
    return [
      ...symbolsOf('arn:'), ...partition, ...symbolsOf(`:${service}:`), ...noRegion ? [] : region, COLON, ...account, COLON,
    ];
  }

  private ofPolicy(value: Resolved, stack: Stack, hasWildcards: boolean): SymbolicArn {
    if (value.is === 'reference') return this.reference(value);
    return this.parts(partsOf(value), stack, (text) => policyText(text, hasWildcards, this.symbols));
  }

  private parts(parts: readonly Part[], stack: Stack, write: (text: string) => SymbolicArn | undefined): SymbolicArn {
    let symbols: SymbolicArn = [];
    for (const part of parts) {
      const written = typeof part === 'string' ? write(part) : this.part(part, stack);
      if (written === undefined) return [UNKNOWN_SPAN];
      symbols = symbols.length === 0 ? written : symbols.concat(written);
      if (symbols.length > MAX_SYMBOLS) return [...symbols.slice(0, MAX_SYMBOLS), UNKNOWN_SPAN];
    }
    return this.usualPartition(symbols, stack);
  }

  /** If the Region is hidden, any written partition counts as the usual one. */
  private usualPartition(symbols: SymbolicArn, stack: Stack): SymbolicArn {
    if (!startsWith(symbols, 'arn:aws-') || literalText(this.here(stack).region) !== undefined) return symbols;
    return [...symbolsOf('arn:aws'), ...symbols.slice(symbols.indexOf(COLON, 4))];
  }

  private part(part: Exclude<Part, string>, stack: Stack): SymbolicArn {
    if (part.is === 'reference') return this.reference(part);
    if (part.is === 'pseudo') return this.pseudo(part.name, part.stack ?? stack);
    return part.cause === undefined ? [UNKNOWN_SPAN] : [this.symbols.of('parameter', causeKey(part.cause))];
  }

  private pseudo(name: string, stack: Stack): SymbolicArn {
    const { account, region, partition, suffix } = this.here(stack);
    switch (name) {
      case 'AWS::AccountId': return account;
      case 'AWS::Region': return region;
      case 'AWS::Partition': return partition;
      case 'AWS::URLSuffix': return suffix;
      default: return [this.symbols.of('parameter', `${name} ${stack.name}`)];
    }
  }

  private reference({ resource, attribute, piece }: Reference): SymbolicArn {
    const whole = this.attribute(resource, attribute);
    if (piece === undefined) return whole;
    if (piece === 'end') return whole.slice(whole.lastIndexOf(SLASH) + 1);
    return splitAtColons(whole)[piece] ?? this.piece(resource, piece);
  }

  /** Of an ARN that no shape builds. */
  private piece({ stack }: Resource, piece: number): SymbolicArn {
    const { region, account } = this.here(stack);
    return piece === 3 ? region : piece === 4 ? account : [UNKNOWN_SPAN];
  }

  private attribute(resource: Resource, attribute: string): SymbolicArn {
    const shape = ARN_SHAPES.get(resource.type);
    if (shape?.arn.includes(attribute)) return this.arnOf(resource);
    if (shape?.names.includes(attribute)) return this.name(resource, shape);
    const { longer = {} } = shape ?? {};
    const between = Object.hasOwn(longer, attribute) ? longer[attribute] : undefined;
    const own = shape?.service === undefined
      ? this.symbols.of('parameter', `${resourceId(resource)} ${attribute}`)
      : this.generated(resource, attribute);
    if (between === undefined) return [own];
    const end = resource.type === 'AWS::Logs::LogGroup' ? symbolsOf('*') : [own];
    return [...this.arnOf(resource), ...symbolsOf(between), ...end];
  }

  private generated(resource: Resource, attribute?: string): ArnSymbol {
    const name = attribute === undefined ? resourceId(resource) : `${resourceId(resource)} ${attribute}`;
    const symbol = this.symbols.of('generated', name);
    this.generatedFor.set(symbol, resource);
    return symbol;
  }

  private makeArn(resource: Resource): SymbolicArn {
    const shape = ARN_SHAPES.get(resource.type);
    const properties = propertiesOf(resource);
    const ofFunction = (): SymbolicArn => this.functionArn(at(properties, 'FunctionName'), resource.stack);
    if (resource.type === 'AWS::Lambda::Version') return [...ofFunction(), COLON, this.generated(resource)];
    if (resource.type === 'AWS::Lambda::Alias') {
      return [...ofFunction(), COLON, ...this.text(at(properties, 'Name'), resource.stack)];
    }
    if (resource.type === 'AWS::Kinesis::StreamConsumer') {
      const name = this.text(at(properties, 'ConsumerName'), resource.stack);
      const stream = this.text(at(properties, 'StreamARN'), resource.stack);
      return [...stream, ...symbolsOf('/consumer/'), ...name, COLON, this.generated(resource)];
    }
    if (shape?.service === undefined) return [this.symbols.of('parameter', `${resourceId(resource)} Ref`)];
    const before = [...symbolsOf(shape.before ?? ''), ...this.path(resource)];
    return this.arn(shape.service, resource.stack, [...before, ...this.name(resource, shape)], shape);
  }

  /** The prefix of some names: the path of a role or policy, the bus of a rule, the group of a schedule. */
  private path(resource: Resource): SymbolicArn {
    const properties = propertiesOf(resource);
    if (resource.type === 'AWS::IAM::Role' || resource.type === 'AWS::IAM::ManagedPolicy') {
      const path = at(properties, 'Path');
      return path.is === 'absent' ? [] : this.text(path, resource.stack).slice(1);
    }
    if (resource.type === 'AWS::Scheduler::Schedule') {
      const group = at(properties, 'GroupName');
      return [...(group.is === 'absent' ? symbolsOf('default') : this.text(group, resource.stack)), ...symbolsOf('/')];
    }
    if (resource.type === 'AWS::SES::ReceiptRule') {
      return [...this.text(at(properties, 'RuleSetName'), resource.stack), ...symbolsOf(':receipt-rule/')];
    }
    if (resource.type !== 'AWS::Events::Rule') return [];
    const bus = at(properties, 'EventBusName');
    if (bus.is === 'absent' || (bus.is === 'scalar' && bus.value === 'default')) return [];
    const symbols = this.text(bus, resource.stack);
    return [...(startsWith(symbols, 'arn:') ? symbols.slice(symbols.indexOf(SLASH) + 1) : symbols), ...symbolsOf('/')];
  }

  private name(resource: Resource, { name }: ArnShape): SymbolicArn {
    const written = name === undefined ? undefined : at(propertiesOf(resource), ...pathOf(name));
    if (written === undefined || written.is === 'absent') return [this.generated(resource)];
    if (this.depth >= DEEPEST) return [UNKNOWN_SPAN];
    this.depth += 1;
    const symbols = this.text(written, resource.stack);
    this.depth -= 1;
    return symbols.includes(UNKNOWN_SPAN) ? [this.symbols.of('parameter', `${resourceId(resource)} name`)] : symbols;
  }

  /** A function by name, ARN or `account:function:name`, with or without a qualifier. */
  public functionArn(value: Resolved, stack: Stack): SymbolicArn {
    if (value.is === 'reference') {
      const { type } = value.resource;
      if (type === 'AWS::Lambda::Function' || ARN_SHAPES.get(type)?.parent !== undefined) return this.arnOf(value.resource);
    }
    const symbols = this.text(value, stack);
    if (startsWith(symbols, 'arn:')) return symbols;
    const [account, middle = [], ...name] = splitAtColons(symbols);
    if (name.length === 0 || literalText(middle) !== 'function') {
      return this.arn('lambda', stack, [...symbolsOf('function:'), ...symbols]);
    }
    return this.arn('lambda', stack, symbols.slice(account.length + 1), { account });
  }
}
