/**
 * Finds resources of the app by name, for literal ARNs. An ARN is a resource of the app only if name, account and
 * Region match exactly one resource.
 */
import { ARN_SHAPES } from '../facts/arn-shapes';
import { isIdFor } from '../iam/pasted-names';
import { memo } from '../model/collections';
import { isUnknown, Known, Unknown, unknown } from '../model/known';
import { TemplateApp } from '../template/app';
import { Arn } from '../template/arn/arn';
import { HERE } from '../template/arn/arn-here';
import { ArnOrResource } from '../template/arn/resolve-arn';
import { environmentOfStack, Resource } from '../template/stack';
import { at, propertiesOf } from '../template/value/fields';
import { ABSENT, Part } from '../template/value/resolved';
import { symbolicName, symbolicText } from '../template/value/symbolic-text';
import { clip } from '../text/clip';
import { mayBeGeneratedFor } from './generated-names';
import { OutsideArns } from './outside-arns';
import { readerOfArn, readerOfType, READERS } from './readers';

/** What invokes a function and is no node of its own, such as a rule of AWS IoT. */
const NAMED_SOURCES = [...ARN_SHAPES].flatMap(([type, { service, before = '', name, prefix, parent }]) => (
  service === undefined || prefix !== undefined || parent !== undefined || readerOfType(type) !== undefined
    ? [] : [{ type, service, before, name }]
));

export class NamedResources {
  private readonly byName = new Map<string, Resource | 'several'>();
  private readonly hiddenNames = new Map<string, Unknown>();
  /** Resources whose name CloudFormation generates, by kind. */
  private readonly unnamed = new Map<string, Resource[]>();
  /** Resources with a hidden part before their name, by kind and name: the set or the bus that a parameter names. */
  private readonly partly = new Map<string, Resource>();
  private readonly oneEnvironment: boolean;
  private readonly outside: OutsideArns;

  public constructor(app: TemplateApp) {
    this.outside = new OutsideArns(app);
    this.oneEnvironment = new Set(app.stacks.map(({ environment }) => environment)).size === 1;
    for (const { kind, types, nameProperty, nameOf } of READERS) {
      for (const resource of types.flatMap((type) => app.ofType(type))) {
        const name = nameOf?.(resource) ?? at(propertiesOf(resource), nameProperty);
        if (name.is === 'hidden' && !this.hiddenNames.has(kind)) this.hiddenNames.set(kind, unknown(name.reason));
        if (name.is === 'absent') memo(this.unnamed, kind, () => []).push(resource);
        this.add(kind, symbolicName(name), resource);
        if (nameOf !== undefined && name.is === 'text' && name.parts.some(isHidden)) {
          this.partly.set(keyOf(kind, lastPart(symbolicText(name.parts))), resource);
        }
      }
    }
    for (const { type, service, before, name } of NAMED_SOURCES) {
      for (const resource of app.ofType(type)) {
        const written = name === undefined ? ABSENT : at(propertiesOf(resource), name);
        const text = symbolicName(written);
        if (text !== undefined) this.add(service, before + text, resource);
        if (written.is === 'absent') memo(this.unnamed, service, () => []).push(resource);
      }
    }
  }

  public placeOf(place: ArnOrResource): ArnOrResource {
    if (place.arn === undefined) return place;
    const [kind, name] = namedBy(place.arn);
    const resource = this.byName.get(keyOf(kind, name));
    return resource === undefined || resource === 'several' || !this.isIn(place.arn, resource)
      ? { arn: this.outside.of(place.arn) }
      : { resource };
  }

  /** The reason why an ARN that matches no known name may still name a resource of the app. */
  public hiddenName({ arn }: ArnOrResource): Unknown | undefined {
    const reader = arn && readerOfArn(arn);
    return reader && this.hiddenNames.get(reader.kind);
  }

  /** Why an ARN, whose name is no hidden one, may be that of a resource of the app, although no template names it. */
  public mayBeOwn({ arn }: ArnOrResource): Unknown | undefined {
    if (arn === undefined) return undefined;
    const [kind, name] = namedBy(arn);
    const named = this.byName.get(keyOf(kind, name));
    const own = named === undefined || named === 'several' ? this.perhaps(kind, lastPart(name)) : named;
    return own === undefined || !mayBeIn(arn, own) ? undefined : unknown(`${clip(arn.text)}, which may be ${clip(own.logicalId)}`);
  }

  private perhaps(kind: string, name: string): Resource | undefined {
    const mayBeOf = (resource: Resource): boolean => (
      mayBeGeneratedFor(name, resource) || (readerOfType(resource.type) === undefined && isIdFor(name, resource))
    );
    return this.partly.get(keyOf(kind, name)) ?? (name.includes('${') ? undefined : this.unnamed.get(kind)?.find(mayBeOf));
  }

  /** An ARN that may or may not be that of a resource of the app is unknown. */
  public settled(named: Known<ArnOrResource>): Known<ArnOrResource> {
    if (isUnknown(named) || named.arn === undefined) return named;
    const place = this.placeOf(named);
    if (place.arn === undefined) return named;
    return this.mayBeOwn(place) ?? named.arn.uncertain ?? named;
  }

  private add(kind: string, name: string | undefined, resource: Resource): void {
    if (name === undefined) return;
    const key = keyOf(kind, name);
    this.byName.set(key, this.byName.has(key) ? 'several' : resource);
  }

  /** The ARN of a bucket has no account and no Region, since its name is globally unique; that of a role has no Region. */
  private isIn({ region, account }: Arn, { stack, type }: Resource): boolean {
    if (region === '' && account === '') return true;
    const own = environmentOfStack(stack);
    const isInRegion = region === '' && ARN_SHAPES.get(type)?.noRegion === true;
    return this.isSame(account, HERE.account, own.account)
      && (isInRegion || this.isSame(region, HERE.region, own.region));
  }

  private isSame(written: string, here: string, own: string | undefined): boolean {
    return written === here ? this.oneEnvironment : written === own;
  }
}

/** A kind of nodes with the name of one, or a service with all that its ARN has after the account. */
function keyOf(kind: string, name: string): string {
  return `${kind} ${name}`;
}

function isHidden(part: Part): boolean {
  return typeof part !== 'string' && part.is === 'hidden';
}

/** The name alone, without a path, a bus or a set before it. */
function lastPart(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1);
}

/** Whose ARN it is, and the name in it, as `keyOf` takes them. */
function namedBy(arn: Arn): readonly [kind: string, name: string] {
  const reader = readerOfArn(arn);
  if (reader === undefined) return [arn.service, arn.symbolic];
  return [reader.kind, reader.nameIn({ ...arn, resource: arn.symbolic })];
}

/** Whether an ARN may be in the environment of a resource. That of a template alone is not known. */
function mayBeIn({ region, account }: Arn, { stack }: Resource): boolean {
  const own = environmentOfStack(stack);
  return mayBeSame(account, HERE.account, own.account) && mayBeSame(region, HERE.region, own.region);
}

function mayBeSame(written: string, here: string, own = ''): boolean {
  return written === here || written === own || written === '' || own === '' || own.startsWith('unknown-');
}
