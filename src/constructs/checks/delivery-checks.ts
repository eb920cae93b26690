/** The rules at `cdk synth`, beside cdk-nag's packs: the class is what aws-cdk-lib asks for, the work is done by its neighbours. */
import { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { withoutNulls } from '../wiring/props';
import { DeliveryChecksProps } from './delivery-checks-props';
import { PLUGIN_NAME, pluginVersion, ruleIds } from './identity';
import { validateProps } from './validate-props';

/**
 * Finds every way in which an event is lost, doubled or blocked on its path to a Lambda function of the app, whoever made the function.
 *
 * Runs at synth and in `Template.fromStack`, over all stacks, stages and nested stacks together. Errors fail the synth; warnings, what is
 * worth knowing, and what could not be decided are listed. Functions that aws-cdk-lib makes for itself are left out.
 *
 * Accept a finding with its reason, at its resource, construct, stack or app, and it is listed as suppressed in
 * `cdk.out/validation-report.json`.
 *
 * The constructs of this library add checks of the functions that they wrap by themselves, which tell errors and warnings (the context
 * `cdk-lambda-delivery:checks`, set to false, turns them off). Added by hand, the checks cover the whole app, tell everything, and those fall
 * silent. Added to a stage, they speak for its stacks, with their own options; added to a stack, for the whole app or stage that it stands in,
 * to which aws-cdk-lib hands them on. Of two in one place the first speaks, and the second says so.
 *
 * @see https://github.com/cdk-lambda-delivery/cdk-lambda-delivery/blob/main/RULES.md
 *
 * @example
 * Validations.of(app).addPlugins(new DeliveryChecks());
 *
 * const accepted: Acknowledgment = { id: 'LambdaDelivery::visibility-covers-retries', reason: 'One try is enough here' };
 * Validations.of(queue).acknowledge(accepted);
 */
export class DeliveryChecks implements IPolicyValidationPlugin {
  /**
   * What findings are listed under, and what an acknowledgment starts with: `LambdaDelivery`.
   */
  public readonly name: string = PLUGIN_NAME;

  /**
   * The version of this library.
   */
  public readonly version?: string = pluginVersion();

  private readonly props: DeliveryChecksProps;

  /**
   * @throws `DeliveryError` when `severities` names a rule that does not exist, or `writeBaseline` has no file to write
   */
  constructor(props: DeliveryChecksProps = {}) {
    this.props = validateProps(withoutNulls(props));
  }

  /**
   * The ids of all rules that are not turned off.
   */
  public get ruleIds(): string[] | undefined {
    return ruleIds(this.props);
  }

  /**
   * Called by aws-cdk-lib once the templates are written.
   *
   * @param context What was synthesized.
   */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    return checks().checkWholeApp(this, this.props, context);
  }
}

/** Importing the library must not cost what checking costs. */
function checks(): typeof import('./run') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./run') as typeof import('./run');
}
