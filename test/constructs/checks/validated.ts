/** An app synthesized with its validation plug-ins: whether the synth failed, which aws-cdk-lib tells in two ways, and what the report holds. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Duration, IPolicyValidationPlugin, Validations } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DeliveryChecks, DeliveryChecksProps } from '../../../src';

export interface Told {
  readonly rule: string;
  readonly severity: string;
  readonly path: string;
  readonly description: string;
  readonly fix?: string;
  readonly logicalId?: string;
  readonly template?: string;
  readonly properties?: readonly string[];
  readonly reason?: string;
}

export interface Validated {
  readonly failed: boolean;
  readonly told: readonly Told[];
  readonly suppressed: readonly Told[];
  readonly plugins: readonly string[];
  /** Why the checks could not be asked. */
  readonly problem?: string;
}

/** Builds an app and synthesizes it. */
export function validate(build: (app: App) => void, context: Record<string, unknown> = {}): Validated {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk.out-'));
  const printed = jest.spyOn(console, 'error').mockImplementation();
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    const app = new App({ outdir, analyticsReporting: false, context });
    build(app);
    const failed = fails(() => app.synth());
    return { failed, ...reportIn(outdir) };
  } finally {
    process.exitCode = before;
    printed.mockRestore();
    rmSync(outdir, { recursive: true });
  }
}

/** Older releases set the exit code, newer ones throw. */
export function fails(synthesize: () => unknown): boolean {
  try {
    synthesize();
  } catch (error) {
    if ((error as Error).name === 'ValidationFailed' || /ValidationFailed|Validation failed/.test(String(error))) return true;
    throw error;
  }
  return process.exitCode === 1;
}

export function withChecks(build: (app: App) => void, props?: DeliveryChecksProps): (app: App) => void {
  return (app) => {
    build(app);
    add(app, new DeliveryChecks(props));
  };
}

export function add(scope: Construct, ...plugins: readonly IPolicyValidationPlugin[]): void {
  Validations.of(scope).addPlugins(...plugins);
}

/* eslint-disable @typescript-eslint/no-explicit-any */
function reportIn(outdir: string): Omit<Validated, 'failed'> {
  const file = join(outdir, 'validation-report.json');
  const { pluginReports } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { pluginReports: [] };
  const ours = pluginReports.filter(({ pluginName }: any) => pluginName === 'LambdaDelivery');
  return {
    told: ours.flatMap(({ violations }: any) => violations.flatMap(read)),
    suppressed: ours.flatMap(({ suppressedViolations }: any) => (suppressedViolations ?? []).flatMap(read)),
    plugins: pluginReports.map(({ pluginName }: any) => pluginName),
    problem: ours[0]?.metadata?.error,
  };
}

function read({ ruleName, severity, description, suggestedFix, violatingConstructs, reason }: any): Told[] {
  return violatingConstructs.map(({ constructPath, cloudFormationResource: resource }: any) => ({
    rule: ruleName,
    severity,
    description,
    fix: suggestedFix,
    path: constructPath,
    reason,
    logicalId: resource?.logicalId,
    template: resource?.templatePath,
    properties: resource?.propertyPaths,
  }));
}
/* eslint-enable @typescript-eslint/no-explicit-any */

export function fn(scope: Construct, id: string, props: Partial<lambda.FunctionProps> = {}): lambda.Function {
  return new lambda.Function(scope, id, {
    runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = async () => {};'), ...props,
  });
}

/** A queue without a dead-letter queue, which is an error, whose function does not say what failed, which is a warning. */
export function lossy(scope: Construct, id = 'Orders'): sqs.Queue {
  const queue = new sqs.Queue(scope, id);
  fn(scope, `${id}Fn`, { timeout: Duration.seconds(5) }).addEventSource(new sources.SqsEventSource(queue));
  return queue;
}

export const LOSS = 'source-queue-has-dead-letter-queue';

export function rulesOf(told: readonly Told[]): string[] {
  return [...new Set(told.map(({ rule }) => rule))].sort();
}
