/** One synthesized stack, read by construct: what a test asserts is the template, never the construct's own fields. */
import { CfnElement, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { Untyped } from './untyped';

export interface Statement {
  readonly Action: string | string[];
  readonly Effect: string;
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, Untyped>;
  readonly DependsOn?: string[];
  readonly DeletionPolicy?: string;
}

export class Synthesized {
  public readonly json: { readonly Resources: Record<string, Resource> };

  private readonly policiesOf = new Map<string, string[]>();
  private annotations?: ReturnType<Annotations['findWarning']>;

  constructor(private readonly stack: Stack) {
    this.json = Template.fromStack(stack).toJSON() as Synthesized['json'];
    for (const [id, { Type, Properties }] of Object.entries(this.json.Resources)) {
      for (const role of Type === 'AWS::IAM::Policy' ? Properties.Roles ?? [] : []) {
        const name = JSON.stringify(role);
        this.policiesOf.set(name, [...this.policiesOf.get(name) ?? [], id]);
      }
    }
  }

  /** The resource of a construct, L1 or L2. */
  public resource(construct: IConstruct): Resource {
    return this.json.Resources[this.idOf(construct)];
  }

  public idOf(construct: IConstruct): string {
    return this.stack.getLogicalId((construct.node.defaultChild ?? construct) as CfnElement);
  }

  /** A token as the template writes it. */
  public resolve(value: unknown): Untyped {
    return this.stack.resolve(value);
  }

  /** Everything that policies of this stack allow a role. */
  public statements(role: iam.IRole): Statement[] {
    return this.policies(role).flatMap((id) => this.json.Resources[id].Properties.PolicyDocument.Statement as Statement[]);
  }

  /** The ids of the policies that hold what a role is allowed. */
  public policies(role: iam.IRole): string[] {
    return this.policiesOf.get(JSON.stringify(this.resolve(role.roleName))) ?? [];
  }

  /** Warnings at a construct and below it. */
  public warnings(construct: IConstruct): string[] {
    this.annotations ??= Annotations.fromStack(this.stack).findWarning('*', Match.anyValue());
    return this.annotations
      .filter(({ id }) => `${id}/`.startsWith(`/${construct.node.path}/`))
      .map(({ entry }) => String(entry.data));
  }
}

/** The value at a dotted path: `ScalingConfig.MaximumConcurrency`. */
export function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<Untyped>((inner, key) => inner?.[key], value);
}
