import { Known, Unknown } from './known';
import { DeclaredAt, NodeId } from './node';
import { Target } from './target';

export interface Access {
  readonly purpose: 'consume' | 'deliver' | 'use-key' | 'invoke' | 'write' | 'write-dead-letter';
  readonly by: Principal;
  readonly action: string;
  readonly on: Known<NodeId>;
  /** A statement allows it on every resource. */
  readonly everywhere?: true;
  /** What a service says that it acts for, where that is more than its node and is not allowed. */
  readonly source?: string;
  /** The same in parts, for whatever writes it into a template. */
  readonly sourceParts?: readonly SourcePart[];
  readonly allowed: Known<boolean>;
  /** The policies and permissions that hold the statements which allow it. */
  readonly policies: readonly DeclaredAt[];
  /** What makes it needed: a property path of a resource. */
  readonly neededBy: { readonly declaredAt?: DeclaredAt; readonly property: string };
}

/** Text, a pseudo parameter, an attribute of a resource of the app, or what is hidden. */
export type SourcePart =
  | string
  | { readonly pseudo: string }
  | { readonly node: NodeId; readonly attribute: string }
  | Unknown;

export type Principal =
  | { readonly kind: 'role'; readonly role: Known<NodeId | 'none'> }
  | { readonly kind: 'service'; readonly service: string };

/** An `AWS::Lambda::Permission`. */
export interface InvokePermission {
  readonly id: string;
  readonly declaredAt: DeclaredAt;
  /** A service's principal, an account, an ARN or `*`. */
  readonly principal: Known<string>;
  readonly action: Known<string>;
  readonly target: Target;
  readonly source: Known<NodeId | 'none'>;
  /** Whether it is limited to a source at all, also where it hides which. */
  readonly ofSource: Known<boolean>;
  readonly sourceAccount: Known<string | 'none'>;
  /** `NONE` or `AWS_IAM` where it is limited to the function's URL. */
  readonly urlAuthType: Known<string | 'none'>;
  readonly viaUrl: Known<boolean>;
}
