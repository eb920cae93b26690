/** The resources that tests hang together: small, with no bundling, and made below any scope so that many cases share one stack. */
import { App, AppProps, Duration, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { DISABLE_CREATION_STACK_TRACES } from 'aws-cdk-lib/cx-api';
import { Construct } from 'constructs';

// aws-cdk-lib's own TableV2 calls props of aws-cdk-lib that are deprecated, and says so at length each time.
process.env.JSII_DEPRECATED = 'quiet';

/** Seconds that every function of the tests may run. */
export const TIMEOUT = 10;

/** Apps that show what a construct makes of any props at all are not the place to speak of what is wrong with them. */
export const WITHOUT_CHECKS = { 'cdk-lambda-delivery:checks': false };

/** For tests of the lines that create resources: projenrc/without-creation-stacks.js leaves them out of other apps. */
export const WITH_CREATION_STACKS: AppProps = { postCliContext: { [DISABLE_CREATION_STACK_TRACES]: false } };

/** A stack of its own app, in which any number of resources fits. */
export function newStack(id = 'Test'): Stack {
  return new Stack(new App({ context: { '@aws-cdk/core:stackResourceLimit': 0, ...WITHOUT_CHECKS } }), id);
}

export function makeFunction(scope: Construct, id = 'Fn', props: Partial<lambda.FunctionProps> = {}): lambda.Function {
  return new lambda.Function(scope, id, {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = async () => {};'),
    timeout: Duration.seconds(TIMEOUT),
    ...props,
  });
}

export function makeDurableFunction(scope: Construct, id = 'Fn', executionTimeout = Duration.minutes(10)): lambda.Function {
  return makeFunction(scope, id, { durableConfig: { executionTimeout } });
}

export function makeAlias(fn: lambda.Function): lambda.Alias {
  return new lambda.Alias(fn, 'Live', { aliasName: 'live', version: fn.currentVersion });
}

/** A function from outside the app, whose role this app does not know. */
export function importFunction(scope: Construct, id = 'Fn'): lambda.IFunction {
  return lambda.Function.fromFunctionArn(scope, id, arnOf('lambda', `function:outside-${scope.node.id}`));
}

/** A function from outside the app with a role that this app may add policies to. */
export function importFunctionWithRole(scope: Construct, id = 'Fn'): lambda.IFunction {
  return lambda.Function.fromFunctionAttributes(scope, id, {
    functionArn: arnOf('lambda', `function:outside-${scope.node.id}`),
    role: iam.Role.fromRoleArn(scope, `${id}Role`, `arn:aws:iam::111122223333:role/outside-${scope.node.id}`),
    sameEnvironment: true,
  });
}

export function makeTable(scope: Construct, id = 'Table', props: Partial<dynamodb.TableProps> = {}): dynamodb.Table {
  return new dynamodb.Table(scope, id, {
    partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
    billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
    stream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
    ...props,
  });
}

export function arnOf(service: string, resource: string): string {
  return `arn:aws:${service}:eu-west-1:111122223333:${resource}`;
}
