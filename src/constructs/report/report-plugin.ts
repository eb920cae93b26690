/** Writes the report when the templates are complete, which is when aws-cdk-lib runs its validation plug-ins. It reports nothing. */
import { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { pluginVersion } from '../checks/identity';
import { ReportFile } from './files';

export class ReportPlugin implements IPolicyValidationPlugin {
  public readonly name: string = 'DeliveryReport';
  public readonly version?: string = pluginVersion();

  public constructor(private readonly files: readonly ReportFile[], private readonly only: string | undefined) {}

  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    // Loaded at synth, so that an import of the library stays fast.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { writeReports } = require('./write-reports') as typeof import('./write-reports');
    writeReports(context, this.files, this.only);
    return { success: true, violations: [] };
  }
}
