/**
 * The checks that the constructs of this library add to an app, once, for the functions that they wrap. They are added
 * when the app is validated, after everything that a user adds, so that checks of a user take precedence.
 */
import {
  App, CfnResource, IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport, Stage, Validations,
} from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { IConstruct } from 'constructs';
import { cfnFunctionOf } from '../wiring/handler';
import { PLUGIN_NAME, pluginVersion } from './identity';

/** Context key. With the value false the constructs add no checks. */
const CONTEXT_KEY = 'cdk-lambda-delivery:checks';

const checksOf = new WeakMap<IConstruct, ChecksOfConstructs>();

/** Lets the checks at synth include a handler. */
export function checkHandler(construct: IConstruct, handler: lambda.IFunction): void {
  const { root } = construct.node;
  if (!App.isApp(root)) return;
  const checks = checksOf.get(root) ?? new ChecksOfConstructs();
  if (!checksOf.has(root)) {
    checksOf.set(root, checks);
    root.node.addValidation({ validate: () => checks.addTo(root) });
  }
  checks.wrapped.set(construct, handler);
}

/**
 * Whether a user added checks to the app, or to a stage around the construct. The checks of the constructs would report
 * nothing then, but the summary of the synth would list them. aws-cdk-lib has no public list of plug-ins. If the
 * internal one is gone, the summary has one more row.
 */
function isCheckedByHand(construct: IConstruct): boolean {
  return construct.node.scopes.filter((scope) => Stage.isStage(scope)).some((stage) => (
    ((stage as Partial<StageWithPlugins>)._validationPlugins ?? []).some(({ name }) => name === PLUGIN_NAME)));
}

interface StageWithPlugins {
  readonly _validationPlugins: readonly IPolicyValidationPlugin[];
}

class ChecksOfConstructs implements IPolicyValidationPlugin {
  public readonly name: string = PLUGIN_NAME;
  public readonly version?: string = pluginVersion();
  public readonly wrapped = new Map<IConstruct, lambda.IFunction>();
  private isAdded = false;

  public addTo(app: App): string[] {
    const enabled: unknown = app.node.tryGetContext(CONTEXT_KEY);
    const isNeeded = [...this.wrapped.keys()].some((construct) => !isCheckedByHand(construct));
    if (!this.isAdded && isNeeded && enabled !== false && enabled !== 'false') {
      Validations.of(app).addPlugins(this);
      this.isAdded = true;
    }
    return [];
  }

  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { checkWrappedFunctions } = require('./run') as typeof import('./run');
    return checkWrappedFunctions(this, () => this.resources(), context);
  }

  /** The functions, and the resources of the constructs, which stand for imported functions. */
  private resources(): readonly CfnResource[] {
    return [...this.wrapped].flatMap(([construct, handler]) => [
      ...[cfnFunctionOf(handler)].filter((resource) => resource !== undefined),
      ...construct.node.findAll().filter((child) => CfnResource.isCfnResource(child)),
    ]);
  }
}
