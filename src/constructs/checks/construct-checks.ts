/**
 * The checks that this library's constructs add by themselves, once for an app: of the functions that they wrap, and only where nobody has
 * added checks by hand. They are added when the app is validated, after everything that a user adds, so that a user always has the first word.
 */
import { App, CfnResource, IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport, Stage, Validations } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { IConstruct } from 'constructs';
import { cfnFunctionOf } from '../wiring/handler';
import { PLUGIN_NAME, pluginVersion } from './identity';

/** Set to false in the app's context, it keeps the constructs from adding checks. */
const CONTEXT_KEY = 'cdk-lambda-delivery:checks';

const checksOf = new WeakMap<IConstruct, ChecksOfConstructs>();

/** From now on, what happens to events of the handler on their way through the construct is checked at synth. */
export function checkHandler(construct: IConstruct, handler: lambda.IFunction): void {
  const { root } = construct.node;
  if (!App.isApp(root)) return;
  const checks = checksOf.get(root) ?? new ChecksOfConstructs();
  if (!checksOf.has(root)) {
    checksOf.set(root, checks);
    root.node.addValidation({ validate: () => checks.addTo(root) });
  }
  checks.wraps.set(construct, handler);
}

/**
 * Whether checks were added by hand to a stage around the construct, or to the app. These would stay silent then, but the summary of the synth
 * would list them. aws-cdk-lib does not document how to list plug-ins: where it offers none, the summary has a row more.
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
  public readonly wraps = new Map<IConstruct, lambda.IFunction>();
  private isAdded = false;

  /** No problem is ever found here. */
  public addTo(app: App): string[] {
    const wanted: unknown = app.node.tryGetContext(CONTEXT_KEY);
    if (!this.isAdded && wanted !== false && wanted !== 'false' && [...this.wraps.keys()].some((construct) => !isCheckedByHand(construct))) {
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

  /** The functions, and what the constructs have made: a mapping or config stands for a function from outside the app. */
  private resources(): readonly CfnResource[] {
    return [...this.wraps].flatMap(([construct, handler]) => [
      ...[cfnFunctionOf(handler)].filter((resource) => resource !== undefined),
      ...construct.node.findAll().filter((made) => CfnResource.isCfnResource(made)),
    ]);
  }
}
