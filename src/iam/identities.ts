/**
 * Indexes the policies of roles: inline policies, managed policies, and policies of the app that attach themselves. The
 * statements of a role are read on first use.
 */
import { memo } from '../model/collections';
import { TemplateApp } from '../template/app';
import { own } from '../template/json';
import { NearestIndex } from '../template/nearest-index';
import { Resource, Stack } from '../template/stack';
import { at, propertiesOf } from '../template/value/fields';
import { resolve } from '../template/value/resolve';
import { Resolved } from '../template/value/resolved';
import { partsOf, render } from '../template/value/text';
import { clip } from '../text/clip';
import { Encoder } from './encoder';
import { itemsOf, rawField } from './items';
import { MANAGED_POLICIES } from './managed-policies';
import { MOST_STATEMENTS, opaque, Statement, statementsOf } from './statement';
import { SLASH, splitAtColons, symbolicKey, literalText, SymbolicArn } from './symbolic-arn';

/** A role of the app, or a role outside of which only the ARN is known. */
export interface Role {
  readonly resource?: Resource;
  readonly arn: SymbolicArn;
  readonly text: string;
  readonly bounded: boolean;
  readonly statements: readonly Statement[];
}

/** The property that attaches a policy to roles. */
const ATTACHING: readonly (readonly [type: string, roles: string])[] = [
  ['AWS::IAM::Policy', 'Roles'], ['AWS::IAM::ManagedPolicy', 'Roles'], ['AWS::IAM::RolePolicy', 'RoleName'],
];
const MANAGED_BY_AWS = /^arn:aws[^:]*:iam::aws:policy\/(.+)$/;
const MOST_UNATTACHED = 50;

export class Identities {
  private readonly byName = new NearestIndex<Resource>();
  private readonly byArn = new Map<string, Resource>();
  /** By role, or by the name of a role outside the app. */
  private readonly attached = new Map<Resource | string, Resource[]>();
  /** Policies whose roles cannot be resolved. */
  private readonly unattached: Resource[] = [];
  private readonly documents = new Map<Resource, readonly Statement[]>();
  private readonly roles = new Map<Resource | string, Role>();
  private readonly managedByAws = new Map<string, readonly Statement[]>();

  public constructor(app: TemplateApp, private readonly encoder: Encoder) {
    for (const role of app.ofType('AWS::IAM::Role')) {
      this.byArn.set(symbolicKey(encoder.arnOf(role)), role);
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
    const role = this.byArn.get(symbolicKey(arn));
    return role === undefined ? this.outside(arn, clip(render(partsOf(value)))) : this.inside(role);
  }

  private attach(policy: Resource, role: Resolved): void {
    const isName = role.is === 'scalar' || role.is === 'text';
    const name = isName ? symbolicKey(this.encoder.text(role, policy.stack)) : undefined;
    const found = name === undefined ? undefined : this.byName.nearest(name, policy.stack);
    const key = role.is === 'reference' && role.resource.type === 'AWS::IAM::Role' ? role.resource : found ?? name;
    const list = key === undefined || key === 'ambiguous' ? this.unattached : memo(this.attached, key, () => []);
    list.push(policy);
  }

  private inside(resource: Resource): Role {
    return memo(this.roles, resource, () => ({
      resource,
      arn: this.encoder.arnOf(resource),
      text: clip(resource.logicalId),
      bounded: at(propertiesOf(resource), 'PermissionsBoundary').is !== 'absent',
      statements: this.limited(
        resource, [...this.inline(resource), ...this.managed(resource), ...this.attachedTo(resource)],
      ),
    }));
  }

  private outside(arn: SymbolicArn, text: string): Role | undefined {
    const [, , , , , path = []] = splitAtColons(arn);
    const name = path.slice(path.lastIndexOf(SLASH) + 1);
    return { arn, text, bounded: false, statements: this.attachedTo(symbolicKey(name)) };
  }

  private inline(role: Resource): readonly Statement[] {
    return itemsOf(own(role.properties, 'Policies'), role.stack).flatMap(({ value, maybe }) => (value.is === 'fields'
      ? statementsOf(resolve(rawField(value, 'PolicyDocument'), value.stack), role, this.encoder, maybe)
      : [opaque(role, value.is === 'hidden' ? value.reason : 'a policy that is no object')]));
  }

  private managed(role: Resource): readonly Statement[] {
    const policies = itemsOf(own(role.properties, 'ManagedPolicyArns'), role.stack);
    return policies.flatMap(({ value, maybe }): readonly Statement[] => {
      if (value.is === 'reference' && value.resource.type === 'AWS::IAM::ManagedPolicy') {
        return maybeAll(this.documentOf(value.resource), maybe);
      }
      const name = MANAGED_BY_AWS.exec(literalText(this.encoder.text(value, role.stack)) ?? '')?.[1] ?? '';
      const document = this.ofAws(name, role);
      return document === undefined
        ? [opaque(role, `the managed policy ${clip(render(partsOf(value)))}, of which the app says nothing`)]
        : maybeAll(document, maybe);
    });
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
    const perhaps = this.unattached.slice(0, MOST_UNATTACHED).flatMap((policy) => maybeAll(
      this.documentOf(policy), `${clip(policy.logicalId)}, whose roles are hidden`));
    const more = this.unattached.length > MOST_UNATTACHED
      ? [opaque(this.unattached[0], 'many policies whose roles are hidden')]
      : [];
    return [...statements, ...perhaps, ...more];
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
