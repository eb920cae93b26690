/**
 * Resolves the target of a request: a resource by reference or ARN, a key also by id or alias. The target of an action
 * on the objects of a bucket is the objects that Lambda writes.
 */
import { INPUT_LIMITS } from '../limits';
import { memo } from '../model/collections';
import { defined } from '../model/defined';
import { isUnknown } from '../model/known';
import { lazy } from '../model/lazy';
import { LATEST } from '../resources/function/facts';
import { TemplateApp } from '../template/app';
import { FunctionTarget } from '../template/arn/function-target';
import { NearestIndex } from '../template/nearest-index';
import { Resource, Stack } from '../template/stack';
import { at, propertiesOf } from '../template/value/fields';
import { Resolved } from '../template/value/resolved';
import { joinParts, partsOf, render } from '../template/value/text';
import { clip } from '../text/clip';
import { Encoder } from './encoder';
import { Subject } from './request';
import { ResourcePolicies } from './resource-policies';
import {
  pieceAtColons, SLASH, symbolicKey, symbolKind, symbolsOf, splitAtColons, UNKNOWN_SPAN, literalText, startsWith,
  SymbolicArn,
} from './symbolic-arn';

export interface PolicyTarget extends Subject {
  /** The resource with the policy: the bucket of an object, the table of a stream. */
  readonly owner: SymbolicArn;
  readonly resource?: Resource;
  /** The account that owns it, if the ARN or the app tells. */
  readonly account?: SymbolicArn;
  /** An AWS managed key. */
  readonly ofAws?: true;
  /** Why the app does not tell which of its qualifiers a function of the app is called by. */
  readonly hiddenQualifier?: string;
}

/** The prefix of the objects that Lambda writes. */
const OBJECTS = '/aws/lambda/';
const EVERY_RESOURCE: PolicyTarget = { arn: symbolsOf('*'), text: 'every resource', owner: [] };
const OBJECT_ACTIONS: ReadonlySet<string> = new Set([
  's3:putobject', 's3:getobject', 's3:deleteobject', 's3:abortmultipartupload',
]);
/** The number of slashes in the ARN of the resource with the policy, for services whose ARNs may be longer. */
const SLASHES: ReadonlyMap<string, number> = new Map([['s3', 0], ['dynamodb', 1]]);
/** Attributes that stand for the resource itself. */
const NAMING = /^(?:Ref|(?:Queue|Topic)(?:Name|Url))$/;
const MOST_HOPS = INPUT_LIMITS.keyAliasHops.max;

export class PolicyTargets {
  private readonly keyAliases = new NearestIndex<Resource>();
  /** The names of aliases, by the key that each is for. */
  private readonly aliasesByKey: () => ReadonlyMap<string, readonly SymbolicArn[]>;
  /** Targets by resource and attribute: each is the target of several actions. */
  private readonly references = new Map<Resource, Map<string, PolicyTarget>>();

  public constructor(app: TemplateApp, private readonly encoder: Encoder, private readonly policies: ResourcePolicies) {
    const aliases = app.ofType('AWS::KMS::Alias');
    this.aliasesByKey = lazy(() => this.indexByKey(aliases));
    for (const alias of aliases) {
      const name = encoder.text(at(propertiesOf(alias), 'AliasName'), alias.stack);
      if (!name.includes(UNKNOWN_SPAN)) this.keyAliases.add(symbolicKey(name), alias.stack, alias);
    }
  }

  /** The names that the app gives to a key. */
  public aliasesOf(key: SymbolicArn): readonly SymbolicArn[] {
    return this.aliasesByKey().get(symbolicKey(key)) ?? [];
  }

  private indexByKey(aliases: readonly Resource[]): ReadonlyMap<string, readonly SymbolicArn[]> {
    const found = new Map<string, SymbolicArn[]>();
    for (const alias of aliases) {
      const { owner } = this.ofKey(at(propertiesOf(alias), 'TargetKeyId'), alias.stack);
      const name = this.encoder.text(at(propertiesOf(alias), 'AliasName'), alias.stack);
      if (!owner.includes(UNKNOWN_SPAN)) memo(found, symbolicKey(owner), () => []).push(name);
    }
    return found;
  }

  /** A key by all that names one, and any other resource. */
  public ofAny(value: Resolved, action: string, stack: Stack): PolicyTarget {
    const isKey = value.is !== 'absent' && action.toLowerCase().startsWith('kms:');
    return isKey ? this.ofKey(value, stack) : this.of(value, action, stack);
  }

  public of(value: Resolved, action: string, stack: Stack): PolicyTarget {
    if (value.is === 'absent') return EVERY_RESOURCE;
    if (value.is !== 'reference') return this.target(this.encoder.text(value, stack), action, clip(render(partsOf(value))));
    const { resource, attribute, piece } = value;
    const isResource = piece === undefined && NAMING.test(attribute);
    const make = (): PolicyTarget => {
      const symbols = isResource ? this.encoder.arnOf(resource) : this.encoder.text(value, stack);
      return this.target(symbols, action, clip(render([value])), resource);
    };
    if (piece !== undefined || isOfObjects(action)) return make();
    return memo(memo(this.references, resource, () => new Map<string, PolicyTarget>()), attribute, make);
  }

  public ofFunction({ function: place, qualifier, through }: FunctionTarget, stack: Stack): PolicyTarget {
    if (isUnknown(place)) return this.target([UNKNOWN_SPAN], '', place.unknown);
    if (through !== undefined) return this.target(this.encoder.arnOf(through), '', clip(through.logicalId));
    const symbols = place.resource === undefined
      ? this.encoder.text(joinParts(place.arn.parts), stack)
      : this.encoder.arnOf(place.resource);
    const text = clip(place.resource?.logicalId ?? place.arn?.text);
    if (isUnknown(qualifier)) {
      const hiddenQualifier = place.resource && qualifier.unknown;
      return { ...this.target([...symbols, ...symbolsOf(':'), UNKNOWN_SPAN], '', text), ...defined({ hiddenQualifier }) };
    }
    const named = splitAtColons(symbols).length > 7;
    return this.target(qualifier === LATEST || named ? symbols : [...symbols, ...symbolsOf(`:${qualifier}`)], '', text);
  }

  /** A key by reference, ARN, id or alias. */
  public ofKey(value: Resolved, stack: Stack, hops = MOST_HOPS): PolicyTarget {
    const text = clip(render(partsOf(value)));
    if (hops === 0) return this.target([UNKNOWN_SPAN], '', text);
    if (value.is === 'reference' && value.resource.type === 'AWS::KMS::Alias') {
      return this.ofKey(at(propertiesOf(value.resource), 'TargetKeyId'), value.resource.stack, hops - 1);
    }
    if (value.is === 'reference') return this.target(this.encoder.arnOf(value.resource), '', text, value.resource);
    const symbols = this.encoder.text(value, stack);
    const isArn = startsWith(symbols, 'arn:');
    const last = isArn ? splitAtColons(symbols)[5] ?? [] : symbols;
    if (startsWith(last, 'alias/aws/')) {
      return { ...this.target(isArn ? symbols : this.encoder.arn('kms', stack, last), '', text), ofAws: true };
    }
    const isAlias = startsWith(last, 'alias/');
    const inApp = isAlias ? this.keyAliases.nearest(symbolicKey(last), stack) : undefined;
    if (inApp !== undefined && inApp !== 'ambiguous') {
      return this.ofKey(at(propertiesOf(inApp), 'TargetKeyId'), inApp.stack, hops - 1);
    }
    if (isAlias) return this.target([UNKNOWN_SPAN], '', text);
    const hidden = value.is !== 'scalar' && value.is !== 'text';
    const isWhole = isArn || hidden;
    const arn = isWhole ? symbols : this.encoder.arn('kms', stack, [...symbolsOf('key/'), ...symbols]);
    return this.target(arn, '', text);
  }

  private target(arn: SymbolicArn, action: string, text: string, resource?: Resource): PolicyTarget {
    const owner = ownerOf(arn);
    const objects = isOfObjects(action) && owner.length === arn.length;
    const symbols = objects ? [...arn, ...symbolsOf(OBJECTS), UNKNOWN_SPAN] : arn;
    const isItself = resource !== undefined && isSameName(owner, this.encoder.arnOf(resource));
    const found = isItself ? resource : this.policies.owner(owner) ?? resource;
    return { arn: symbols, text, owner, resource: found, ...defined({ account: this.accountOf(owner, found) }) };
  }

  /** The ARN of a bucket has no account. */
  private accountOf(owner: SymbolicArn, resource: Resource | undefined): SymbolicArn | undefined {
    const account = pieceAtColons(owner, 4) ?? [];
    return account.length > 0 ? account : resource && this.encoder.here(resource.stack).account;
  }
}

/** The same list, or the same name, where it is one that CloudFormation generates for this resource alone. */
function isSameName(owner: SymbolicArn, arn: SymbolicArn): boolean {
  if (owner === arn) return true;
  return symbolKind(arn[arn.length - 1]) === 'generated'
    && owner.length === arn.length && owner.every((symbol, i) => symbol === arn[i]);
}

function isOfObjects(action: string): boolean {
  return OBJECT_ACTIONS.has(action.toLowerCase());
}

function ownerOf(arn: SymbolicArn): SymbolicArn {
  const service = literalText(pieceAtColons(arn, 2) ?? []) ?? '';
  let left = SLASHES.get(service);
  if (left === undefined) return arn;
  for (let i = 0; i < arn.length; i += 1) {
    if (arn[i] !== SLASH) continue;
    if (left === 0) return arn.slice(0, i);
    left -= 1;
  }
  return arn;
}
