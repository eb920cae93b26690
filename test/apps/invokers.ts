/** Callers of other kinds: WebSocket API, Cognito, Firehose, an API that does not wait, Step Functions; and two stacks that feed each other. */
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as integrations from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import * as destinations from 'aws-cdk-lib/aws-lambda-destinations';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { deadLetters, fn, workQueue } from './support';

export function webSocketApi(app: App): void {
  const stack = new Stack(app, 'Chat');
  const route = (name: string): apigatewayv2.WebSocketRouteOptions => (
    { integration: new integrations.WebSocketLambdaIntegration(name, fn(stack, name)) }
  );
  const api = new apigatewayv2.WebSocketApi(stack, 'Sockets', {
    connectRouteOptions: route('Connect'), disconnectRouteOptions: route('Disconnect'), defaultRouteOptions: route('Say'),
  });
  new apigatewayv2.WebSocketStage(stack, 'Live', { webSocketApi: api, stageName: 'live', autoDeploy: true });
}

/** Cognito waits for its triggers, and asks for an answer within five seconds. */
export function userPoolTriggers(app: App): void {
  const stack = new Stack(app, 'Users');
  new cognito.UserPool(stack, 'Pool', {
    lambdaTriggers: {
      preSignUp: fn(stack, 'PreSignUp', { timeout: Duration.seconds(5) }), postConfirmation: fn(stack, 'Welcome', { timeout: Duration.seconds(5) }),
    },
  });
  fn(stack, 'Open').addFunctionUrl();
}

/** Firehose waits up to five minutes for what transforms its records, and keeps what fails. */
export function firehoseTransformation(app: App): void {
  const stack = new Stack(app, 'Lake');
  const processor = new firehose.LambdaFunctionProcessor(fn(stack, 'Transform', { timeout: Duration.minutes(5) }), { retries: 2 });
  new firehose.DeliveryStream(stack, 'Clicks', { destination: new firehose.S3Bucket(new s3.Bucket(stack, 'Bucket'), { processors: [processor] }) });
}

export function apiThatDoesNotWait(app: App): void {
  const stack = new Stack(app, 'Intake');
  const worker = fn(stack, 'Worker', { timeout: Duration.minutes(5) });
  worker.configureAsyncInvoke({
    retryAttempts: 2, maxEventAge: Duration.hours(1), onFailure: new destinations.SqsDestination(deadLetters(stack, 'Failed')),
  });
  new apigateway.RestApi(stack, 'Api').root.addResource('jobs').addMethod('POST', new apigateway.LambdaIntegration(worker, {
    proxy: false,
    requestParameters: { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" },
    integrationResponses: [{ statusCode: '202' }],
  }), { methodResponses: [{ statusCode: '202' }] });
}

/** A state machine retries for itself, and starts for each message that a function of a queue hands to it. */
export function stateMachineTask(app: App): void {
  const stack = new Stack(app, 'Flow');
  const charge = new tasks.LambdaInvoke(stack, 'Charge', { lambdaFunction: fn(stack, 'ChargeCard'), retryOnServiceExceptions: true });
  const machine = new sfn.StateMachine(stack, 'Machine', { definitionBody: sfn.DefinitionBody.fromChainable(charge), timeout: Duration.minutes(10) });
  const starter = fn(stack, 'Starter');
  machine.grantStartExecution(starter);
  starter.addEventSource(new SqsEventSource(workQueue(stack, 'Orders'), { reportBatchItemFailures: true }));
}

/** Two stacks cannot import from each other: each names the queue of the other. */
export function stacksThatFeedEachOther(app: App): void {
  const env = { account: '111122223333', region: 'eu-west-1' };
  const [sales, stock] = ['Sales', 'Stock'].map((id) => new Stack(app, id, { env }));
  workQueue(sales, 'Orders', { queueName: 'orders' });
  workQueue(stock, 'Refills', { queueName: 'refills' });
  const named = (stack: Stack, queueName: string): sqs.IQueue => (
    sqs.Queue.fromQueueArn(stack, `Their${queueName}`, stack.formatArn({ service: 'sqs', resource: queueName }))
  );
  fn(stock, 'Reserve').addEventSource(new SqsEventSource(named(stock, 'orders'), { reportBatchItemFailures: true }));
  fn(sales, 'Announce').addEventSource(new SqsEventSource(named(sales, 'refills'), { reportBatchItemFailures: true }));
}
