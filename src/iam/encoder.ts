/**
 * Values of a template as tokens. A reference becomes the ARN or name that it stands for, put together from the resource's own name or from a
 * symbol for the one it will get; a pseudo parameter what it is in the stack that is asked about.
 */
import { ARN_SHAPES, ArnShape } from '../facts/arn-shapes';
import { Resource, resourceId, Stack } from '../template/stack';
import { at, propertiesOf } from '../template/value/fields';
import { Part, Reference, Resolved } from '../template/value/resolved';
import { partsOf } from '../template/value/text';
import { Surroundings, surroundingsOf } from './surroundings';
import { chars, cut, HOLE, MOST_TOKENS, ONE, plain, STAR, startsWith, Symbols, Token, Tokens } from './tokens';

const DEEPEST = 8;

export class Encoder {
  private readonly symbols = new Symbols();
  private readonly known = new Map<Stack, Surroundings>();
  private readonly arns = new Map<Resource, Tokens>();
  private depth = 0;

  /** A text in which `*` and `?` are themselves. */
  public text(value: Resolved, stack: Stack): Tokens {
    return value.is === 'reference' ? this.reference(value) : this.parts(partsOf(value), stack, chars);
  }

  /** A text in which `*` and `?` are wildcards. */
  public pattern(value: Resolved, stack: Stack): Tokens {
    return value.is === 'reference' ? this.reference(value) : this.parts(partsOf(value), stack, wildcards);
  }

  public here(stack: Stack): Surroundings {
    const known = this.known.get(stack) ?? surroundingsOf(stack, this.symbols);
    this.known.set(stack, known);
    return known;
  }

  /** The ARN of a resource, whatever attribute of it is written; for a type that is not in the table, a symbol of its own. */
  public arnOf(resource: Resource): Tokens {
    const known = this.arns.get(resource);
    if (known !== undefined) return known;
    if (this.depth >= DEEPEST) return [HOLE];
    this.depth += 1;
    const arn = this.makeArn(resource);
    this.depth -= 1;
    this.arns.set(resource, arn);
    return arn;
  }

  public arn(service: string, stack: Stack, rest: Tokens, shape: Partial<ArnShape> = {}): Tokens {
    const { partition, region, account } = this.here(stack);
    const colon = chars(':');
    return [
      ...chars('arn:'), ...partition, ...chars(`:${service}:`), ...(shape.noRegion ? [] : region), ...colon,
      ...(shape.noAccount ? [] : account), ...colon, ...rest,
    ];
  }

  private parts(parts: readonly Part[], stack: Stack, write: (text: string) => Tokens): Tokens {
    const tokens: Token[] = [];
    for (const part of parts) {
      for (const token of this.part(part, stack, write)) tokens.push(token);
      if (tokens.length > MOST_TOKENS) return [...tokens.slice(0, MOST_TOKENS), HOLE];
    }
    return this.usualPartition(tokens, stack);
  }

  /** Where the Region is hidden, a partition that is written out is as good as another. */
  private usualPartition(tokens: Tokens, stack: Stack): Tokens {
    if (!startsWith(tokens, 'arn:aws-') || plain(this.here(stack).region) !== undefined) return tokens;
    return [...chars('arn:aws'), ...tokens.slice(tokens.indexOf(58, 4))];
  }

  private part(part: Part, stack: Stack, write: (text: string) => Tokens): Tokens {
    if (typeof part === 'string') return write(part);
    if (part.is === 'reference') return this.reference(part);
    if (part.is === 'pseudo') return this.pseudo(part.name, stack);
    return isSelfSame(part.reason) ? [this.symbols.of('given', part.reason)] : [HOLE];
  }

  private pseudo(name: string, stack: Stack): Tokens {
    const { account, region, partition, suffix } = this.here(stack);
    switch (name) {
      case 'AWS::AccountId': return account;
      case 'AWS::Region': return region;
      case 'AWS::Partition': return partition;
      case 'AWS::URLSuffix': return suffix;
      default: return [this.symbols.of('given', `${name} ${stack.name}`)];
    }
  }

  private reference({ resource, attribute }: Reference): Tokens {
    const piece = /^(.{1,40})\[(\d)\]$/.exec(attribute);
    if (piece !== null) return cut(this.attribute(resource, piece[1]))[Number(piece[2])] ?? [HOLE];
    return this.attribute(resource, attribute);
  }

  private attribute(resource: Resource, attribute: string): Tokens {
    const shape = ARN_SHAPES.get(resource.type);
    const special = ARN_REFS.get(resource.type);
    if (special?.includes(attribute)) return this.arnOf(resource);
    if (shape?.arn.includes(attribute)) return this.arnOf(resource);
    if (shape?.names.includes(attribute)) return this.name(resource, shape);
    const between = shape?.longer !== undefined && Object.hasOwn(shape.longer, attribute) ? shape.longer[attribute] : undefined;
    const own = this.symbols.of(shape === undefined && special === undefined ? 'given' : 'made', `${resourceId(resource)} ${attribute}`);
    if (between === undefined) return [own];
    return [...this.arnOf(resource), ...chars(between), ...(resource.type === 'AWS::Logs::LogGroup' ? chars('*') : [own])];
  }

  private makeArn(resource: Resource): Tokens {
    const shape = ARN_SHAPES.get(resource.type);
    const properties = propertiesOf(resource);
    const made = this.symbols.of('made', resourceId(resource));
    if (resource.type === 'AWS::Lambda::Version') return [...this.functionArn(at(properties, 'FunctionName'), resource.stack), ...chars(':'), made];
    if (resource.type === 'AWS::Lambda::Alias') {
      return [...this.functionArn(at(properties, 'FunctionName'), resource.stack), ...chars(':'), ...this.text(at(properties, 'Name'), resource.stack)];
    }
    if (resource.type === 'AWS::Kinesis::StreamConsumer') {
      const name = this.text(at(properties, 'ConsumerName'), resource.stack);
      return [...this.text(at(properties, 'StreamARN'), resource.stack), ...chars('/consumer/'), ...name, ...chars(':'), made];
    }
    if (shape === undefined) return [this.symbols.of('given', `${resourceId(resource)} Ref`)];
    const before = [...chars(shape.before ?? ''), ...this.path(resource)];
    return this.arn(shape.service, resource.stack, [...before, ...this.name(resource, shape)], shape);
  }

  /** What some names have before them: a role's path, the bus of a rule, the group of a schedule, the set of a receipt rule. */
  private path(resource: Resource): Tokens {
    const properties = propertiesOf(resource);
    if (resource.type === 'AWS::IAM::Role') {
      const path = at(properties, 'Path');
      return path.is === 'absent' ? [] : this.text(path, resource.stack).slice(1);
    }
    if (resource.type === 'AWS::Scheduler::Schedule') {
      const group = at(properties, 'GroupName');
      return [...(group.is === 'absent' ? chars('default') : this.text(group, resource.stack)), ...chars('/')];
    }
    if (resource.type === 'AWS::SES::ReceiptRule') return [...this.text(at(properties, 'RuleSetName'), resource.stack), ...chars(':receipt-rule/')];
    if (resource.type !== 'AWS::Events::Rule') return [];
    const bus = at(properties, 'EventBusName');
    if (bus.is === 'absent' || (bus.is === 'scalar' && bus.value === 'default')) return [];
    const tokens = this.text(bus, resource.stack);
    return [...(startsWith(tokens, 'arn:') ? tokens.slice(tokens.indexOf(47) + 1) : tokens), ...chars('/')];
  }

  private name(resource: Resource, { name }: ArnShape): Tokens {
    const given = name === undefined ? undefined : at(propertiesOf(resource), ...name.split('.'));
    if (given === undefined || given.is === 'absent') return [this.symbols.of('made', resourceId(resource))];
    if (this.depth >= DEEPEST) return [HOLE];
    this.depth += 1;
    const tokens = this.text(given, resource.stack);
    this.depth -= 1;
    return tokens.includes(HOLE) ? [this.symbols.of('given', `${resourceId(resource)} name`)] : tokens;
  }

  /** A function by name or ARN, with or without a qualifier. */
  public functionArn(value: Resolved, stack: Stack): Tokens {
    if (value.is === 'reference' && (value.resource.type === 'AWS::Lambda::Function' || ARN_REFS.has(value.resource.type))) {
      return this.arnOf(value.resource);
    }
    const tokens = this.text(value, stack);
    if (startsWith(tokens, 'arn:')) return tokens;
    return this.arn('lambda', stack, [...chars('function:'), ...tokens]);
  }
}

/** Types whose ARN is made from another resource's. */
const ARN_REFS: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::Lambda::Alias', ['Ref', 'AliasArn']],
  ['AWS::Lambda::Version', ['Ref', 'FunctionArn']],
  ['AWS::Kinesis::StreamConsumer', ['Ref', 'ConsumerARN']],
]);

/** A hidden value that is the same wherever it is named: a parameter, an export of elsewhere. */
function isSelfSame(reason: string): boolean {
  return /^(?:Ref|Fn::ImportValue) [^\s…]+, (?:a parameter of|which no stack) [^…]+$/.test(reason);
}

function wildcards(text: string): Tokens {
  const tokens: Token[] = [];
  for (let i = 0; i < text.length && i <= MOST_TOKENS; i += 1) {
    const close = text.startsWith('${', i) ? text.indexOf('}', i) : -1;
    if (close > 0) {
      const inside = text.slice(i + 2, close);
      tokens.push(inside === '*' || inside === '?' || inside === '$' ? inside.charCodeAt(0) : HOLE);
      i = close;
    } else {
      tokens.push(text[i] === '*' ? STAR : text[i] === '?' ? ONE : text.charCodeAt(i));
    }
  }
  return tokens;
}
