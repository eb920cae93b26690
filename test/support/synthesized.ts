/** One synthesized stack, read by construct: what a test asserts is the template, never the construct's own fields. */
import { CfnElement, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';

export interface Statement {
  readonly Action: string | string[];
  readonly Effect: string;
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, any>;
  readonly DependsOn?: string[];
  readonly DeletionPolicy?: string;
}

export class Synthesized {
  public readonly json: { readonly Resources: Record<string, Resource> };

  constructor(private readonly stack: Stack) {
    this.json = Template.fromStack(stack).toJSON() as Synthesized['json'];
  }

  /** The resource of a construct, L1 or L2. */
  public resource(construct: IConstruct): Resource {
    return this.json.Resources[this.idOf(construct)];
  }

  public idOf(construct: IConstruct): string {
    return this.stack.getLogicalId((construct.node.defaultChild ?? construct) as CfnElement);
  }

  /** A token as the template writes it. */
  public resolve(value: unknown): any {
    return this.stack.resolve(value);
  }

  /** Everything that policies of this stack allow a role. */
  public statements(role: iam.IRole): Statement[] {
    const name = JSON.stringify(this.resolve(role.roleName));
    return Object.values(this.json.Resources)
      .filter(({ Type, Properties }) => Type === 'AWS::IAM::Policy' && JSON.stringify(Properties.Roles).includes(name))
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement as Statement[]);
  }

  /** The ids of the policies that hold what a role is allowed. */
  public policies(role: iam.IRole): string[] {
    const name = JSON.stringify(this.resolve(role.roleName));
    return Object.entries(this.json.Resources)
      .filter(([, { Type, Properties }]) => Type === 'AWS::IAM::Policy' && JSON.stringify(Properties.Roles).includes(name))
      .map(([id]) => id);
  }

  /** Warnings at a construct and below it. */
  public warnings(construct: IConstruct): string[] {
    return Annotations.fromStack(this.stack).findWarning('*', Match.anyValue())
      .filter(({ id }) => `${id}/`.startsWith(`/${construct.node.path}/`))
      .map(({ entry }) => String(entry.data));
  }
}

/** The value at a dotted path: `ScalingConfig.MaximumConcurrency`. */
export function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<any>((inner, key) => inner?.[key], value);
}
