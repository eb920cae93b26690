/** A warehouse that older systems talk to through a broker. `npx cdk synth` fails as long as cdk-nag has something to say. */
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { WarehouseStack } from './warehouse-stack';

const app = new App();
new WarehouseStack(app, 'Warehouse');
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
