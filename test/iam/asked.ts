/** Questions to the IAM room as tests ask them: of hand-written templates, and of apps that aws-cdk-lib synthesizes. */
import { App, Stack } from 'aws-cdk-lib';
import { AccessDecision } from '../../src/iam/decision';
import { Iam } from '../../src/iam/iam';
import { isUnknown } from '../../src/model/known';
import { TemplateApp } from '../../src/template/app';
import { functionTarget } from '../../src/template/arn/function-target';
import { at, propertiesOf } from '../../src/template/value/fields';
import { resolve } from '../../src/template/value/resolve';
import { Resolved } from '../../src/template/value/resolved';
import { Untyped } from '../support/untyped';
import { appOf, Json } from '../template/app-of';

export type Template = Record<string, { Type: string; Properties: Untyped; Condition?: string }>;

export class Asked {
  public static resources(resources: Json, rest: Json = {}): Asked {
    return new Asked(appOf(resources, rest));
  }

  /** One stack for each environment: `111111111111/eu-west-1`. */
  public static environments(resources: Record<string, Json>): Asked {
    return new Asked(new TemplateApp(Object.entries(resources).map(([environment, all], i) => ({
      name: `S${i}`, deployedName: `S${i}`, environment: `aws://${environment}`, template: { Resources: all },
    }))));
  }

  public readonly iam: Iam;

  public constructor(public readonly app: TemplateApp) {
    this.iam = new Iam(app);
  }

  /** A value as the first stack would resolve it. */
  public value(raw: unknown, stack = 0): Resolved {
    return resolve(raw, this.app.stacks[stack]);
  }

  /** The role of the only function that starts with this id. */
  public roleOf(id: string): Resolved {
    const found = this.app.ofType('AWS::Lambda::Function').find(({ logicalId }) => logicalId.startsWith(id));
    if (found === undefined) throw new Error(`no function ${id}`);
    return at(propertiesOf(found), 'Role');
  }

  public mayInvoke(service: string, fn: unknown, source?: unknown, role?: unknown): AccessDecision {
    return this.iam.evaluateInvoke(service, functionTarget(this.value(fn)), this.value(source), this.value(role));
  }
}

/** Templates of an app by stack, as plain JSON that a test may change. */
export function synthesized(build: (stack: Stack) => void): { Resources: Template } {
  const app = new App({ context: { '@aws-cdk/core:stackResourceLimit': 0 } });
  const stack = new Stack(app, 'Test');
  build(stack);
  return JSON.parse(JSON.stringify(app.synth().getStackByName('Test').template));
}

export function askedOf(template: Json): Asked {
  return new Asked(new TemplateApp([{ name: 'Test', deployedName: 'Test', environment: 'aws://unknown-account/unknown-region', template }]));
}

export function word({ allowed }: AccessDecision): string {
  return isUnknown(allowed) ? 'unknown' : allowed ? 'allowed' : 'denied';
}
