/** A shop that loses no event. `npx cdk synth` fails as long as cdk-nag has something to say. */
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ShopStack } from './shop-stack';

const app = new App();
new ShopStack(app, 'Shop');
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
