/**
 * What is edited in a template so that a finding is settled. Resources are named as the delivery graph names them; `src/fixes` writes them
 * as the intrinsics that the place takes. The changes of one problem belong together: all are made, or none.
 */
import { DeclaredAt, NodeId } from '../../model/node';

export type Change = SetProperty | AddResource | RemoveResource | AddDependsOn | AllowInRolePolicy | RemoveDeny | AllowInResourcePolicy | AcknowledgeFinding;

/** A property gets a value, or is removed where there is none. */
export interface SetProperty {
  readonly kind: 'set';
  readonly of: DeclaredAt;
  /** Path in the resource's properties. */
  readonly property: string;
  readonly value?: TemplateValue;
}

/** A resource that was not there. Its logical id is a wish: where it is taken the plan finds a free one. */
export interface AddResource {
  readonly kind: 'add';
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: { readonly [key: string]: TemplateValue };
  /** The condition under which it exists. */
  readonly condition?: string;
}

/** A resource goes. */
export interface RemoveResource {
  readonly kind: 'remove';
  readonly of: DeclaredAt;
}

/** A resource is made only after others of its stack. */
export interface AddDependsOn {
  readonly kind: 'depends-on';
  readonly of: DeclaredAt;
  readonly after: readonly string[];
}

/** A role may do something, by a policy in the stack of the resource that needs it. */
export interface AllowInRolePolicy {
  readonly kind: 'allow-in-role-policy';
  readonly neededBy: DeclaredAt;
  readonly role: NodeId;
  readonly actions: readonly string[];
  readonly on: TemplateValue;
  /** Only while what it is for belongs to the account of the stack: a deleted bucket's name can be taken by a stranger. */
  readonly ownAccount?: true;
}

/** A policy forbids a role no more what the app needs. */
export interface RemoveDeny {
  readonly kind: 'remove-deny';
  /** The policy. */
  readonly of: DeclaredAt;
  readonly role: NodeId;
  readonly needed: readonly { readonly actions: readonly string[]; readonly on: TemplateValue }[];
}

/** The policy of a queue, topic or key lets a service do something for one source. */
export interface AllowInResourcePolicy {
  readonly kind: 'allow-in-resource-policy';
  readonly to: NodeId;
  readonly service: string;
  readonly actions: readonly string[];
  /** What the service acts for; a key, which its sources depend on and so cannot name, is opened for the whole account. */
  readonly source?: TemplateValue;
  /** Whatever it acts for in the account of the stack, where the source cannot be named because it is made later. */
  readonly ownAccount?: true;
  /** What AWS refuses to make before the policy stands. */
  readonly before?: DeclaredAt;
}

/** Nothing in the template is wrong enough to change it: the finding is acknowledged, once somebody has looked. */
export interface AcknowledgeFinding {
  readonly kind: 'acknowledge';
  readonly reason: string;
}

export type TemplateValue = string | number | boolean | null | NodeReference | CopiedProperty | readonly TemplateValue[] | { readonly [key: string]: TemplateValue };

/** What a template says of another resource, also of one that the same problem adds (`<stack>.<logicalId>`). */
export class NodeReference {
  /** The attribute may be `Ref`. */
  public constructor(public readonly node: NodeId, public readonly attribute: string) {}
}

/** What a resource of the same stack says at one of its properties, word for word; what it leaves out is left out. */
export class CopiedProperty {
  public constructor(public readonly of: DeclaredAt, public readonly copied: string) {}
}
