import { Known, Unknown } from './known';
import { DeclaredAt, NodeId } from './node';
import { Target } from './target';

/**
 * A policy that has to allow a request: the role's own policies, its permissions boundary, those of the resource, or the
 * policy that says who may assume the role.
 */
export type PolicySide = 'identity' | 'boundary' | 'resource' | 'trust';

export interface Access {
  readonly purpose: 'consume' | 'deliver' | 'use-key' | 'invoke' | 'write' | 'write-dead-letter';
  readonly by: Principal;
  readonly action: string;
  readonly on: Known<NodeId>;
  /** A statement allows it on every resource. */
  readonly everywhere?: true;
  /** AWS lists the action, but nothing fails without it. */
  readonly advised?: true;
  /** The SourceArn of the service's request, if it is not the source's own ARN and the request is not allowed. */
  readonly source?: string;
  /** `source` in parts, for a fix that writes it into a template. */
  readonly sourceParts?: readonly SourcePart[];
  readonly allowed: Known<boolean>;
  /** The sides that do not allow it, if it is not allowed for lack of an Allow. */
  readonly lacking?: readonly PolicySide[];
  /** The node is of another account than the role. */
  readonly crossesAccounts?: true;
  /** The policies and permissions that allow it. */
  readonly policies: readonly DeclaredAt[];
  /** The answers under each of the policies that replace each other, where these leave it open. */
  readonly underEach?: readonly AccessUnder[];
  /** The property that needs it. */
  readonly neededBy: { readonly declaredAt?: DeclaredAt; readonly property: string };
}

/** The answer if this is the policy that the resource keeps. */
export interface AccessUnder {
  readonly policy: DeclaredAt;
  /** The property of the policy that names the resource. */
  readonly property: string;
  readonly allowed: Known<boolean>;
}

/** Text, a pseudo parameter, an attribute of a resource of the app, or what is hidden. */
export type SourcePart =
  | string
  | { readonly pseudo: string }
  | { readonly node: NodeId; readonly attribute: string }
  | Unknown;

export type Principal =
  | {
    readonly kind: 'role';
    readonly role: Known<NodeId | 'none'>;
    /** The service that has to assume the role, and may not. */
    readonly assumedBy?: string;
    /** The role admits that service, and only with another value of this condition key than that of the request. */
    readonly assumedFor?: { readonly key: string; readonly value: string };
  }
  | { readonly kind: 'service'; readonly service: string };

/** An `AWS::Lambda::ResourcePolicy`: the whole policy of a function and qualifier. */
export interface FunctionPolicy {
  readonly id: string;
  readonly declaredAt: DeclaredAt;
  readonly target: Target;
  /** How many statements it has. */
  readonly statements: Known<number>;
}

/** An `AWS::Lambda::Permission`, or a statement of an `AWS::Lambda::ResourcePolicy` for one principal and action. */
export interface InvokePermission {
  readonly id: string;
  readonly declaredAt: DeclaredAt;
  /** A service's principal, an account, an ARN or `*`. */
  readonly principal: Known<string>;
  readonly action: Known<string>;
  readonly target: Target;
  readonly source: Known<NodeId | 'none'>;
  /** Whether it has a SourceArn, even a hidden one. */
  readonly ofSource: Known<boolean>;
  readonly sourceAccount: Known<string | 'none'>;
  /** `NONE` or `AWS_IAM` if it is limited to the function's URL. */
  readonly urlAuthType: Known<string | 'none'>;
  readonly viaUrl: Known<boolean>;
  /** The index of the statement in an `AWS::Lambda::ResourcePolicy`; absent for an `AWS::Lambda::Permission`. */
  readonly statement?: number;
}
