/**
 * Indexes the policies of roles: inline policies, managed policies, and policies of the app that attach themselves. The
 * statements of a role are read on first use.
 */
import { INPUT_LIMITS } from '../limits';
import { memo } from '../model/collections';
import { defined } from '../model/defined';
import { lazy } from '../model/lazy';
import { TemplateApp } from '../template/app';
import { jsonText, own } from '../template/json';
import { NearestIndex } from '../template/nearest-index';
import { Resource, Stack } from '../template/stack';
import { at, propertiesOf } from '../template/value/fields';
import { resolve } from '../template/value/resolve';
import { Resolved } from '../template/value/resolved';
import { partsOf, render } from '../template/value/text';
import { clip } from '../text/clip';
import { Encoder } from './encoder';
import { Item, itemsOf, rawField } from './items';
import { MANAGED_POLICIES } from './managed-policies';
import { generatedPieces } from './pasted-names';
import { MOST_STATEMENTS, opaque, Statement, statementsOf } from './statement';
import { SLASH, splitAtColons, symbolicKey, literalText, SymbolicArn } from './symbolic-arn';

/** A role of the app, or a role outside of which only the ARN is known. */
export interface Role {
  readonly resource?: Resource;
  readonly arn: SymbolicArn;
  readonly text: string;
  /** The statements of the permissions boundary, if there is one. */
  readonly boundary?: readonly Statement[];
  readonly statements: readonly Statement[];
}

interface ManagedItem extends Item {
  readonly found: Resource | string;
}

/** The property that attaches a policy to roles. */
const ATTACHING: readonly (readonly [type: string, roles: string])[] = [
  ['AWS::IAM::Policy', 'Roles'], ['AWS::IAM::ManagedPolicy', 'Roles'], ['AWS::IAM::RolePolicy', 'RoleName'],
];
const MANAGED_BY_AWS = /^arn:aws[^:]*:iam::aws:policy\/(.+)$/;
const MOST_UNATTACHED = INPUT_LIMITS.unattachedPolicies.max;

export class Identities {
  private readonly byName = new NearestIndex<Resource>();
  private readonly byArn: () => ReadonlyMap<string, Resource>;
  private readonly managedByArn: () => ReadonlyMap<string, Resource>;
  /** Policies by role, or by the name of a role outside the app. */
  private readonly attached = new Map<Resource | string, Resource[]>();
  /** Policies whose roles cannot be resolved. */
  private readonly unattached: Resource[] = [];
  /** Policies of a role with a written name that may be a generated one. */
  private readonly pasted: { readonly policy: Resource; readonly name: SymbolicArn }[] = [];
  private readonly documents = new Map<Resource, readonly Statement[]>();
  private readonly roles = new Map<Resource | string, Role>();
  private readonly managedByAws = new Map<string, readonly Statement[]>();
  private readonly managedLists = new Map<Stack, Map<string, readonly ManagedItem[]>>();

  public constructor(app: TemplateApp, private readonly encoder: Encoder) {
    const byArn = (type: string): (() => ReadonlyMap<string, Resource>) => (
      lazy(() => new Map(app.ofType(type).map((resource) => [symbolicKey(encoder.arnOf(resource)), resource])))
    );
    this.byArn = byArn('AWS::IAM::Role');
    this.managedByArn = byArn('AWS::IAM::ManagedPolicy');
    for (const role of app.ofType('AWS::IAM::Role')) {
      const name = at(propertiesOf(role), 'RoleName');
      if (name.is !== 'absent') this.byName.add(symbolicKey(encoder.text(name, role.stack)), role.stack, role);
    }
    for (const [type, roles] of ATTACHING) {
      for (const policy of app.ofType(type)) {
        itemsOf(own(policy.properties, roles), policy.stack).forEach(({ value }) => this.attach(policy, value));
      }
    }
  }

  /** Undefined if the value is not a role. */
  public find(value: Resolved, stack: Stack): Role | undefined {
    if (value.is === 'reference') {
      return value.resource.type === 'AWS::IAM::Role' ? this.inside(value.resource) : undefined;
    }
    if (value.is !== 'scalar' && value.is !== 'text') return undefined;
    const arn = this.encoder.text(value, stack);
    const role = this.byArn().get(symbolicKey(arn));
    return role === undefined ? this.outside(arn, clip(render(partsOf(value)))) : this.inside(role);
  }

  /** Every statement of every role and of every policy that attaches itself. */
  public all(): readonly Statement[] {
    const policies = new Set([...this.attached.values(), this.unattached].flat());
    return [
      ...[...this.byArn().values()].flatMap((role) => [...this.inline(role), ...this.managed(role)]),
      ...[...policies].flatMap((policy) => this.documentOf(policy)),
    ];
  }

  private attach(policy: Resource, role: Resolved): void {
    const isName = role.is === 'scalar' || role.is === 'text';
    const symbols = isName ? this.encoder.text(role, policy.stack) : undefined;
    const name = symbols && symbolicKey(symbols);
    const found = name === undefined ? undefined : this.byName.nearest(name, policy.stack);
    const key = role.is === 'reference' && role.resource.type === 'AWS::IAM::Role' ? role.resource : found ?? name;
    const list = key === undefined || key === 'ambiguous' ? this.unattached : memo(this.attached, key, () => []);
    list.push(policy);
    if (symbols !== undefined && generatedPieces(symbols).length > 0) this.pasted.push({ policy, name: symbols });
  }

  private inside(resource: Resource): Role {
    return memo(this.roles, resource, () => ({
      resource,
      arn: this.encoder.arnOf(resource),
      text: clip(resource.logicalId),
      ...defined({ boundary: this.boundaryOf(resource) }),
      statements: this.limited(
        resource, [...this.inline(resource), ...this.managed(resource), ...this.attachedTo(resource)],
      ),
    }));
  }

  private outside(arn: SymbolicArn, text: string): Role | undefined {
    const [, , , , , path = []] = splitAtColons(arn);
    const name = path.slice(path.lastIndexOf(SLASH) + 1);
    return { arn, text, statements: this.attachedTo(symbolicKey(name)) };
  }

  private inline(role: Resource): readonly Statement[] {
    return itemsOf(own(role.properties, 'Policies'), role.stack).flatMap(({ value, maybe }) => (value.is === 'fields'
      ? statementsOf(resolve(rawField(value, 'PolicyDocument'), value.stack), role, this.encoder, maybe)
      : [opaque(role, value.is === 'hidden' ? value.reason : 'a policy that is no object')]));
  }

  private managed(role: Resource): readonly Statement[] {
    return this.managedPolicies(role).flatMap(({ value, maybe, found }): readonly Statement[] => {
      const document = this.managedDocument(found, role);
      return document === undefined
        ? [opaque(role, `the managed policy ${clip(render(partsOf(value)))}, of which the app says nothing`)]
        : maybeAll(document, maybe);
    });
  }

  /** A boundary of only one branch of `Fn::If` may not limit the role at all. */
  private boundaryOf(role: Resource): readonly Statement[] | undefined {
    const [item, ...others] = itemsOf(own(role.properties, 'PermissionsBoundary'), role.stack);
    if (item === undefined) return undefined;
    const isCertain = others.length === 0 && item.maybe === undefined;
    const document = isCertain ? this.managedDocument(this.managedPolicy(item.value, role.stack), role) : undefined;
    return document ?? [opaque(role, `the permissions boundary of ${clip(role.logicalId)}`)];
  }

  /** Most roles of a stack list the same few policies, and a list is the same wherever the stack repeats it. */
  private managedPolicies({ properties, stack }: Resource): readonly ManagedItem[] {
    const written = own(properties, 'ManagedPolicyArns');
    if (written === undefined) return [];
    const find = (): readonly ManagedItem[] => (
      itemsOf(written, stack).map((item) => ({ ...item, found: this.managedPolicy(item.value, stack) })));
    const text = jsonText(written);
    return text === undefined ? find() : memo(memo(this.managedLists, stack, () => new Map()), text, find);
  }

  /** A managed policy of the app, or the name of one of AWS; empty for any other policy. */
  private managedPolicy(value: Resolved, stack: Stack): Resource | string {
    const arn = this.encoder.text(value, stack);
    return this.managedByArn().get(symbolicKey(arn)) ?? MANAGED_BY_AWS.exec(literalText(arn) ?? '')?.[1] ?? '';
  }

  private managedDocument(policy: Resource | string, role: Resource): readonly Statement[] | undefined {
    return typeof policy === 'string' ? this.ofAws(policy, role) : this.documentOf(policy);
  }

  /** A policy that AWS manages is the same for every role of a stack. */
  private ofAws(name: string, role: Resource): readonly Statement[] | undefined {
    const document = MANAGED_POLICIES.get(name);
    if (document === undefined) return undefined;
    const key = `${role.stack.name} ${name}`;
    const statements = memo(this.managedByAws, key, () => (
      statementsOf(resolve(document, role.stack), role, this.encoder)
    ));
    return statements.map((statement) => ({ ...statement, from: role }));
  }

  private attachedTo(role: Resource | string): readonly Statement[] {
    const statements = (this.attached.get(role) ?? []).flatMap((policy) => this.documentOf(policy));
    if (this.unattached.length + this.pasted.length === 0) return statements;
    const hidden = [...this.unattached.slice(0, MOST_UNATTACHED), ...this.pastedFor(role)];
    const perhaps = hidden.flatMap((policy) => maybeAll(
      this.documentOf(policy), `${clip(policy.logicalId)}, whose roles are hidden`,
    ));
    const many = [...this.unattached, ...this.pasted.map(({ policy }) => policy)].slice(MOST_UNATTACHED);
    const more = many.length === 0 ? [] : [opaque(many[0], 'many policies whose roles are hidden')];
    return [...statements, ...perhaps, ...more];
  }

  /** The policies of a name that may be the generated name of a role of the app. */
  private pastedFor(role: Resource | string): readonly Resource[] {
    if (typeof role === 'string') return [];
    const [, , , , , path = []] = splitAtColons(this.encoder.arnOf(role));
    const ownName = path.slice(path.lastIndexOf(SLASH) + 1);
    const near = this.pasted
      .slice(0, MOST_UNATTACHED)
      .filter(({ name }) => this.encoder.covers(name, ownName) !== false);
    return near.map(({ policy }) => policy).filter((policy) => this.attached.get(role)?.includes(policy) !== true);
  }

  private documentOf(policy: Resource): readonly Statement[] {
    return memo(this.documents, policy, () => (
      statementsOf(at(propertiesOf(policy), 'PolicyDocument'), policy, this.encoder)
    ));
  }

  private limited(role: Resource, statements: readonly Statement[]): readonly Statement[] {
    return statements.length <= MOST_STATEMENTS
      ? statements
      : [...statements.slice(0, MOST_STATEMENTS), opaque(role, 'more statements than are followed')];
  }
}

function maybeAll(statements: readonly Statement[], maybe: string | undefined): readonly Statement[] {
  return maybe === undefined ? statements : statements.map((statement) => ({ ...statement, maybe }));
}
