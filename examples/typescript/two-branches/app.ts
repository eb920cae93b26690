/** Success goes one way, failure another. `npx cdk synth` fails as long as cdk-nag has something to say. */
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { TwoBranchesStack } from './two-branches-stack';

const app = new App();
new TwoBranchesStack(app, 'TwoBranches');
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
