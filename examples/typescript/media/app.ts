/** Pictures that arrive in six ways, deployed gradually. `npx cdk synth` fails as long as cdk-nag has something to say. */
import { App, Validations } from 'aws-cdk-lib';
import { DeliveryReport, ReportFormat } from 'cdk-lambda-delivery';
import { AwsSolutionsChecks } from 'cdk-nag';
import { MediaStack } from './media-stack';

const app = new App();
new MediaStack(app, 'Media');
new DeliveryReport(app, 'Report', { formats: [ReportFormat.HTML, ReportFormat.SVG] });
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
