/** Runs the `app.ts` of an example with the flags of its `cdk.json`, as `cdk synth` does, and returns what it made. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import type { App } from 'aws-cdk-lib';
import { constructsIn } from '../support/public-constructs';
import { Untyped } from '../support/untyped';

export interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, Untyped>;
  readonly DependsOn?: string[];
}

const FOLDER = join(__dirname, '../../examples/typescript');

export const EXAMPLES: readonly string[] = readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, 'cdk.json')));

export class Example {
  /** `context` comes on top of what `cdk.json` says, like that which the `cdk` command adds. */
  public static run(name: string, context: Record<string, unknown> = {}): Example {
    const folder = join(FOLDER, name);
    const out = mkdtempSync(join(tmpdir(), 'cdk.out-'));
    const before = { ...process.env };
    process.env.CDK_OUTDIR = out;
    process.env.CDK_CONTEXT_JSON = JSON.stringify({ ...json(join(folder, 'cdk.json')).context, ...context });
    const quiet = [jest.spyOn(console, 'error').mockImplementation(), jest.spyOn(console, 'warn').mockImplementation()];
    try {
      const constructs = publicConstructsOf(join(folder, 'app.ts'));
      const template = readdirSync(out).find((file) => file.endsWith('.template.json'))!;
      return new Example(json(join(out, template)), json(join(out, 'validation-report.json')).pluginReports, constructs);
    } finally {
      quiet.forEach((spy) => spy.mockRestore());
      process.env = before;
      rmSync(out, { recursive: true });
    }
  }

  private constructor(
    public readonly template: { readonly Resources: Record<string, Resource> },
    public readonly findings: unknown[],
    /** Names of the constructs of this library in the app. */
    public readonly constructs: ReadonlySet<string>,
  ) {}

  /** The logical id of a construct's resource, from its path below the stack. */
  public idOf(path: string): string {
    const id = new RegExp(`^${path.replaceAll('/', '')}[0-9A-F]{8}$`);
    const found = Object.keys(this.template.Resources).filter((candidate) => id.test(candidate));
    if (found.length !== 1) throw new Error(`${path}: expected one resource, found ${found.length}`);
    return found[0];
  }

  public resource(path: string): Resource {
    return this.template.Resources[this.idOf(path)];
  }

  public ofType(type: string): Resource[] {
    return Object.values(this.template.Resources).filter(({ Type }) => Type === type);
  }

  public arn(path: string): unknown {
    return { 'Fn::GetAtt': [this.idOf(path), 'Arn'] };
  }

  public ref(path: string): unknown {
    return { Ref: this.idOf(path) };
  }

  /** What the policies of a role allow, of these actions. */
  public allowed(role: string, ...actions: string[]): unknown[] {
    return this.policiesOf(role)
      .flatMap((id) => this.statements(id))
      .filter(({ Action }) => [Action].flat().some((action) => actions.includes(action)));
  }

  /** The logical id of the policy that allows a role an action: what needs it has to wait for this policy. */
  public policyFor(role: string, action: string): string {
    return this.policiesOf(role).find((id) => this.statements(id).some(({ Action }) => [Action].flat().includes(action)))!;
  }

  private policiesOf(role: string): string[] {
    const name = JSON.stringify(this.ref(role));
    const policies = Object.entries(this.template.Resources).filter(([, { Type }]) => Type === 'AWS::IAM::Policy');
    return policies.filter(([, { Properties }]) => JSON.stringify(Properties.Roles).includes(name)).map(([id]) => id);
  }

  private statements(policy: string): { readonly Action: string | string[] }[] {
    return this.template.Resources[policy].Properties.PolicyDocument.Statement;
  }
}

/** The modules of the suite; those of its own where an app runs again, since a module runs once. */
const started = new Set<string>();

function publicConstructsOf(app: string): ReadonlySet<string> {
  const constructs = new Set<string>();
  const run = (): void => {
    const { App: LoadedApp } = jest.requireActual('aws-cdk-lib');
    const library = jest.requireActual('../../src');
    const { synth } = LoadedApp.prototype;
    LoadedApp.prototype.synth = function (this: App, ...options: unknown[]) {
      constructsIn(this, library).forEach((name) => constructs.add(name));
      return synth.apply(this, options);
    };
    try {
      jest.requireActual(app);
    } finally {
      LoadedApp.prototype.synth = synth;
    }
  };
  if (started.has(app)) jest.isolateModules(run);
  else run();
  started.add(app);
  return constructs;
}

function json(file: string): Untyped {
  return JSON.parse(readFileSync(file, 'utf8'));
}
