/**
 * The edits of a template that resolve a finding. Changes refer to resources by their node ids in the delivery graph, and `src/fixes` writes
 * the intrinsics. The changes of one problem belong together: `src/fixes` makes all of them or none.
 */
import { DeclaredAt, NodeId } from '../../model/node';

export type Change =
  | SetProperty | AddResource | RemoveResource | AddDependsOn
  | AllowInRolePolicy | RemoveDeny | AllowInResourcePolicy | MergePolicies | AcknowledgeFinding;

/** Sets a property, or removes it where `value` is absent. */
export interface SetProperty {
  readonly kind: 'set';
  readonly resource: DeclaredAt;
  /** Path in the resource's properties. */
  readonly property: string;
  readonly value?: TemplateValue;
}

/** Adds a resource. If the logical id is taken, the plan chooses a free one. */
export interface AddResource {
  readonly kind: 'add';
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: { readonly [key: string]: TemplateValue };
  /** The CloudFormation condition of the resource. */
  readonly condition?: string;
}

/** Removes a resource. */
export interface RemoveResource {
  readonly kind: 'remove';
  readonly resource: DeclaredAt;
}

/** Adds a `DependsOn`, so that CloudFormation creates the resource after others of its stack. */
export interface AddDependsOn {
  readonly kind: 'depends-on';
  readonly resource: DeclaredAt;
  readonly after: readonly string[];
}

/** Allows a role actions on a resource, in a policy in the stack of the resource that needs them. */
export interface AllowInRolePolicy {
  readonly kind: 'allow-in-role-policy';
  readonly neededBy: DeclaredAt;
  readonly role: NodeId;
  readonly actions: readonly string[];
  readonly resource: TemplateValue;
  /** Limits the permission to resources of the stack's account: someone else can take the name of a deleted bucket. */
  readonly ownAccount?: true;
}

/** Removes from the Deny statements of a policy the actions that the app needs. */
export interface RemoveDeny {
  readonly kind: 'remove-deny';
  /** The policy. */
  readonly resource: DeclaredAt;
  readonly role: NodeId;
  readonly needed: readonly { readonly actions: readonly string[]; readonly resource: TemplateValue }[];
}

/** Allows a service, on behalf of one source, or a role actions in the policy of a queue, topic, bucket or key. */
export interface AllowInResourcePolicy {
  readonly kind: 'allow-in-resource-policy';
  readonly resource: NodeId;
  /** The service, where no role is set. */
  readonly service?: string;
  readonly role?: NodeId;
  readonly actions: readonly string[];
  /** The `aws:SourceArn`. The policy of a key cannot name it, because its sources depend on the key, so it allows the whole account. */
  readonly source?: TemplateValue;
  /** Limits the permission to the stack's account, where CloudFormation creates the source later and the policy cannot name it. */
  readonly ownAccount?: true;
  /** The resource that AWS refuses until the policy exists. */
  readonly before?: DeclaredAt;
}

/** Moves the statements of policies of one resource into the first of them, and removes the others. */
export interface MergePolicies {
  readonly kind: 'merge-policies';
  readonly into: DeclaredAt;
  readonly from: readonly DeclaredAt[];
  /** The property that names the resource of each. */
  readonly property: string;
}

/** Acknowledges the finding after a person has reviewed it; the template stays as it is. */
export interface AcknowledgeFinding {
  readonly kind: 'acknowledge';
  readonly reason: string;
}

export type TemplateValue =
  | string | number | boolean | null | NodeReference | CopiedProperty
  | readonly TemplateValue[] | { readonly [key: string]: TemplateValue };

/** A reference to an attribute of another resource, which the same problem may add (`<stack>.<logicalId>`). */
export class NodeReference {
  /** `attribute` may be `Ref`. */
  public constructor(public readonly node: NodeId, public readonly attribute: string) {}
}

/** A copy of a property of another resource in the same stack; absent where that property is absent. */
export class CopiedProperty {
  public constructor(public readonly resource: DeclaredAt, public readonly property: string) {}
}
