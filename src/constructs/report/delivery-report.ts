/** Writes the report of an app at synth. */
import { App, attachCustomSynthesis, Validations } from 'aws-cdk-lib';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { withoutNulls } from '../wiring/props';
import { DeliveryReportProps, ReportFormat } from './delivery-report-props';
import { filesOf, removeReports } from './files';
import { refuseSecondReport } from './refuse-second-report';
import { ReportPlugin } from './report-plugin';
import { validateReportProps } from './validate-props';

/**
 * Writes into the cloud assembly, at each synth, where every event of the app ends: a page, a picture, Markdown or
 * JSON.
 *
 * The report covers all stacks, stages and nested stacks of the app, whichever construct created a function. It is what
 * `cdk-lambda-delivery report cdk.out` writes. The files are in the output directory of the app. They are no artifact
 * of the assembly and part of no asset, so that they change no deployment. A second report of the app that would write one
 * of the files about other deliveries is refused.
 *
 * @see https://github.com/cdk-lambda-delivery/cdk-lambda-delivery/blob/main/docs/report.md
 *
 * @example
 * new DeliveryReport(app, 'Report', { formats: [ReportFormat.HTML, ReportFormat.SVG] });
 */
@propertyInjectable
export class DeliveryReport extends Construct {
  /**
   * The id for injectors of default props, which `PropertyInjectors.of(scope).add()` registers.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-delivery.DeliveryReport';

  /**
   * The names of the files, in the output directory of the app.
   */
  public readonly fileNames: string[];

  /**
   * @throws `DeliveryError` if `formats` is empty or names an unknown format, `only` is empty or not text, or another
   * report of the app writes one of the files about other deliveries
   */
  constructor(scope: Construct, id: string, props: DeliveryReportProps = {}) {
    super(scope, id);
    const { formats = [ReportFormat.HTML], only } = validateReportProps(this, withoutNulls(props));
    const files = filesOf(formats);
    this.fileNames = files.map(({ name }) => name);
    refuseSecondReport(this, this.fileNames, only);
    const { root } = this.node;
    if (!App.isApp(root)) return;
    Validations.of(root).addPlugins(new ReportPlugin(files, only));
    // A plug-in may write files, but not over those that it finds, such as the report of an earlier synth.
    attachCustomSynthesis(this, { onSynthesize: () => removeReports(root.outdir, this.fileNames) });
  }
}
