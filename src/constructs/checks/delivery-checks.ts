/** The validation plug-in that checks an app at `cdk synth`. */
import { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { withoutNulls } from '../wiring/props';
import { DeliveryChecksProps } from './delivery-checks-props';
import { PLUGIN_NAME, pluginVersion, ruleIds } from './identity';
import { validateProps } from './validate-props';

/**
 * Checks every Lambda function of an app for events that are lost, handled twice or blocked, whichever construct
 * created the function.
 *
 * Runs at synth and in `Template.fromStack`, over all stacks, stages and nested stacks together. Errors fail the synth.
 * Warnings, information and unknown checks are listed. Functions that aws-cdk-lib creates for itself are left out.
 *
 * Acknowledge a finding with its reason, at its resource, construct, stack or app. It is then listed as suppressed in
 * `cdk.out/validation-report.json`.
 *
 * The constructs of this library add checks for the functions that they wrap, which report errors and warnings. The
 * context `cdk-lambda-delivery:checks: false` turns these off. Checks that you add to the app cover all of it, report
 * everything, and replace them. Checks that you add to a stage cover its stacks, with their own options. Checks that
 * you add to a stack cover the app or stage around it, since aws-cdk-lib moves them there. With two in one place, the
 * first reports, and the second reports only that it is redundant.
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
   * Name of the plug-in in the report, and prefix of acknowledged ids: `LambdaDelivery`.
   */
  public readonly name: string = PLUGIN_NAME;

  /**
   * The version of this library.
   */
  public readonly version?: string = pluginVersion();

  private readonly props: DeliveryChecksProps;

  /**
   * @throws `DeliveryError` if an option has another type, `severities` names an unknown rule, an unknown severity or
   * one rule twice, or `writeBaseline` is set without `baseline`
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
   * Checks the synthesized templates. aws-cdk-lib calls this method.
   *
   * @param context The synthesized templates and the app.
   */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    return loadRun().checkWholeApp(this, this.props, context);
  }
}

/** Loaded at synth, so that an import of the library stays fast. */
function loadRun(): typeof import('./run') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./run') as typeof import('./run');
}
