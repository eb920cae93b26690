/** Apps that poll queues. */
import { App, aws_pipes as pipes, Duration, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as notifications from 'aws-cdk-lib/aws-s3-notifications';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { makeFunction, makeTable } from '../../../support/app';

function polledQueue(stack: Construct, id: string, props: sqs.QueueProps = {}): sqs.Queue {
  const queue = new sqs.Queue(stack, id, { visibilityTimeout: Duration.seconds(60), ...props });
  makeFunction(stack, `${id}Worker`).addEventSource(new sources.SqsEventSource(queue));
  return queue;
}

/** An API that publishes to a topic, and a queue behind it. */
export function gatewayToQueue(app: App): void {
  const stack = new Stack(app, 'GatewayToQueue');
  const topic = new sns.Topic(stack, 'Topic');
  const publish = makeFunction(stack, 'Publish');
  topic.grantPublish(publish);
  new apigateway.LambdaRestApi(stack, 'Api', { handler: publish });
  topic.addSubscription(new subscriptions.SqsSubscription(polledQueue(stack, 'Jobs')));
}

/** A bucket that tells a queue. */
export function bucketToQueue(app: App): void {
  const stack = new Stack(app, 'BucketToQueue');
  const queue = polledQueue(stack, 'Uploaded');
  new s3.Bucket(stack, 'Uploads').addEventNotification(s3.EventType.OBJECT_CREATED, new notifications.SqsDestination(queue));
  makeTable(stack).grantWriteData(stack.node.tryFindChild('UploadedWorker') as iam.IGrantable & Construct);
}

/** A topic that fans out to several queues, one of them with a dead-letter queue that nobody watches. */
export function bigFan(app: App): void {
  const stack = new Stack(app, 'BigFan');
  const topic = new sns.Topic(stack, 'Topic');
  const deadLetters = new sqs.Queue(stack, 'DeadLetters', { retentionPeriod: Duration.days(14) });
  topic.addSubscription(new subscriptions.SqsSubscription(polledQueue(stack, 'Created')));
  topic.addSubscription(new subscriptions.SqsSubscription(
    polledQueue(stack, 'Others', { deadLetterQueue: { queue: deadLetters, maxReceiveCount: 3 } }), { rawMessageDelivery: true },
  ));
}

/** A webhook whose worker may run twice at a time, and a FIFO queue. */
export function webhook(app: App): void {
  const stack = new Stack(app, 'Webhook');
  const queue = new sqs.Queue(stack, 'Calls', { visibilityTimeout: Duration.seconds(90) });
  makeFunction(stack, 'Worker', { reservedConcurrentExecutions: 2 }).addEventSource(new sources.SqsEventSource(queue, { batchSize: 5 }));
  const front = makeFunction(stack, 'Front');
  queue.grantSendMessages(front);
  new apigateway.LambdaRestApi(stack, 'Api', { handler: front });
  polledQueue(stack, 'Ordered', { fifo: true });
}

/** A pipe from a queue to a function, as in the claim-check pattern. */
export function claimCheck(app: App): void {
  const stack = new Stack(app, 'ClaimCheck');
  const queue = new sqs.Queue(stack, 'Checks', { visibilityTimeout: Duration.seconds(60) });
  const worker = makeFunction(stack, 'Worker');
  const role = new iam.Role(stack, 'PipeRole', { assumedBy: new iam.ServicePrincipal('pipes.amazonaws.com') });
  queue.grantConsumeMessages(role);
  worker.grantInvoke(role);
  new pipes.CfnPipe(stack, 'Pipe', { roleArn: role.roleArn, source: queue.queueArn, target: worker.functionArn });
}
