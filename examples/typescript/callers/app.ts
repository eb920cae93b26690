/** Callers that wait for the answer of a function. No construct is needed for them: aws-cdk-lib's are right, and the checks look at the rest. */
import { App, Validations } from 'aws-cdk-lib';
import { DeliveryChecks } from 'cdk-lambda-delivery';
import { CallersStack } from './callers-stack';

const app = new App();
new CallersStack(app, 'Callers');
Validations.of(app).addPlugins(new DeliveryChecks());
app.synth();
