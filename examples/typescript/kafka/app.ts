/** Payments on a cluster of MSK, and where a payment ends that cannot be charged. `npx cdk synth` fails as long as cdk-nag has something to say. */
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { PaymentsStack } from './payments-stack';

const app = new App();
new PaymentsStack(app, 'Payments');
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
