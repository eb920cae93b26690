/**
 * Encodes values of a template as symbolic ARNs. A reference becomes the ARN or name of its resource, with a symbol for
 * a name that CloudFormation generates. A pseudo parameter becomes its value in the stack.
 */
import { ARN_SHAPES, ArnShape } from '../facts/arn-shapes';
import { memo } from '../model/collections';
import { causeKey } from '../model/known';
import { Resource, resourceId, Stack } from '../template/stack';
import { at, propertiesOf } from '../template/value/fields';
import { Part, Reference, Resolved } from '../template/value/resolved';
import { partsOf } from '../template/value/text';
import { Environment, environmentOf } from './environment';
import {
  ArnSymbol, COLON, literalText, MAX_SYMBOLS, SINGLE_CHARACTER, SLASH, splitAtColons, startsWith, SymbolicArn,
  symbolsOf, SymbolTable, UNKNOWN_SPAN, WILDCARD,
} from './symbolic-arn';

const DEEPEST = 8;

export class Encoder {
  private readonly symbols = new SymbolTable();
  private readonly environments = new Map<Stack, Environment>();
  private readonly arns = new Map<Resource, SymbolicArn>();
  private depth = 0;

  /** A text in which `*` and `?` are ordinary characters. */
  public text(value: Resolved, stack: Stack): SymbolicArn {
    return value.is === 'reference' ? this.reference(value) : this.parts(partsOf(value), stack, symbolsOf);
  }

  /** A text in which `*` and `?` are wildcards. */
  public pattern(value: Resolved, stack: Stack): SymbolicArn {
    return value.is === 'reference' ? this.reference(value) : this.parts(partsOf(value), stack, wildcards);
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

  public arn(service: string, stack: Stack, rest: SymbolicArn, shape: Partial<ArnShape> = {}): SymbolicArn {
    const { partition, region, account } = this.here(stack);
    const colon = symbolsOf(':');
    return [
      ...symbolsOf('arn:'), ...partition, ...symbolsOf(`:${service}:`), ...(shape.noRegion ? [] : region), ...colon,
      ...(shape.noAccount ? [] : account), ...colon, ...rest,
    ];
  }

  private parts(parts: readonly Part[], stack: Stack, write: (text: string) => SymbolicArn): SymbolicArn {
    const symbols: ArnSymbol[] = [];
    for (const part of parts) {
      for (const symbol of this.part(part, stack, write)) symbols.push(symbol);
      if (symbols.length > MAX_SYMBOLS) return [...symbols.slice(0, MAX_SYMBOLS), UNKNOWN_SPAN];
    }
    return this.usualPartition(symbols, stack);
  }

  /** If the Region is hidden, any written partition counts as the usual one. */
  private usualPartition(symbols: SymbolicArn, stack: Stack): SymbolicArn {
    if (!startsWith(symbols, 'arn:aws-') || literalText(this.here(stack).region) !== undefined) return symbols;
    return [...symbolsOf('arn:aws'), ...symbols.slice(symbols.indexOf(COLON, 4))];
  }

  private part(part: Part, stack: Stack, write: (text: string) => SymbolicArn): SymbolicArn {
    if (typeof part === 'string') return write(part);
    if (part.is === 'reference') return this.reference(part);
    if (part.is === 'pseudo') return this.pseudo(part.name, stack);
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
    return piece === undefined ? whole : splitAtColons(whole)[piece] ?? [UNKNOWN_SPAN];
  }

  private attribute(resource: Resource, attribute: string): SymbolicArn {
    const shape = ARN_SHAPES.get(resource.type);
    const special = ARN_REFS.get(resource.type);
    if (special?.includes(attribute)) return this.arnOf(resource);
    if (shape?.arn.includes(attribute)) return this.arnOf(resource);
    if (shape?.names.includes(attribute)) return this.name(resource, shape);
    const { longer = {} } = shape ?? {};
    const between = Object.hasOwn(longer, attribute) ? longer[attribute] : undefined;
    const kind = shape === undefined && special === undefined ? 'parameter' : 'generated';
    const own = this.symbols.of(kind, `${resourceId(resource)} ${attribute}`);
    if (between === undefined) return [own];
    const end = resource.type === 'AWS::Logs::LogGroup' ? symbolsOf('*') : [own];
    return [...this.arnOf(resource), ...symbolsOf(between), ...end];
  }

  private makeArn(resource: Resource): SymbolicArn {
    const shape = ARN_SHAPES.get(resource.type);
    const properties = propertiesOf(resource);
    const generated = this.symbols.of('generated', resourceId(resource));
    const ofFunction = (): SymbolicArn => this.functionArn(at(properties, 'FunctionName'), resource.stack);
    if (resource.type === 'AWS::Lambda::Version') return [...ofFunction(), COLON, generated];
    if (resource.type === 'AWS::Lambda::Alias') {
      return [...ofFunction(), COLON, ...this.text(at(properties, 'Name'), resource.stack)];
    }
    if (resource.type === 'AWS::Kinesis::StreamConsumer') {
      const name = this.text(at(properties, 'ConsumerName'), resource.stack);
      const stream = this.text(at(properties, 'StreamARN'), resource.stack);
      return [...stream, ...symbolsOf('/consumer/'), ...name, COLON, generated];
    }
    if (shape === undefined) return [this.symbols.of('parameter', `${resourceId(resource)} Ref`)];
    const before = [...symbolsOf(shape.before ?? ''), ...this.path(resource)];
    return this.arn(shape.service, resource.stack, [...before, ...this.name(resource, shape)], shape);
  }

  /** The prefix of some names: the path of a role, the bus of a rule, the group of a schedule. */
  private path(resource: Resource): SymbolicArn {
    const properties = propertiesOf(resource);
    if (resource.type === 'AWS::IAM::Role') {
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
    const written = name === undefined ? undefined : at(propertiesOf(resource), ...name.split('.'));
    if (written === undefined || written.is === 'absent') return [this.symbols.of('generated', resourceId(resource))];
    if (this.depth >= DEEPEST) return [UNKNOWN_SPAN];
    this.depth += 1;
    const symbols = this.text(written, resource.stack);
    this.depth -= 1;
    return symbols.includes(UNKNOWN_SPAN) ? [this.symbols.of('parameter', `${resourceId(resource)} name`)] : symbols;
  }

  /** A function by name or ARN, with or without a qualifier. */
  public functionArn(value: Resolved, stack: Stack): SymbolicArn {
    if (value.is === 'reference') {
      const { type } = value.resource;
      if (type === 'AWS::Lambda::Function' || ARN_REFS.has(type)) return this.arnOf(value.resource);
    }
    const symbols = this.text(value, stack);
    if (startsWith(symbols, 'arn:')) return symbols;
    return this.arn('lambda', stack, [...symbolsOf('function:'), ...symbols]);
  }
}

/** Types whose ARN is derived from the ARN of another resource. */
const ARN_REFS: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::Lambda::Alias', ['Ref', 'AliasArn']],
  ['AWS::Lambda::Version', ['Ref', 'FunctionArn']],
  ['AWS::Kinesis::StreamConsumer', ['Ref', 'ConsumerARN']],
]);

function wildcards(text: string): SymbolicArn {
  const symbols: ArnSymbol[] = [];
  for (let i = 0; i < text.length && i <= MAX_SYMBOLS; i += 1) {
    const close = text.startsWith('${', i) ? text.indexOf('}', i) : -1;
    if (close > 0) {
      const inside = text.slice(i + 2, close);
      symbols.push(inside === '*' || inside === '?' || inside === '$' ? inside.charCodeAt(0) : UNKNOWN_SPAN);
      i = close;
    } else {
      symbols.push(text[i] === '*' ? WILDCARD : text[i] === '?' ? SINGLE_CHARACTER : text.charCodeAt(i));
    }
  }
  return symbols;
}
