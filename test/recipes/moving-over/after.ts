import { Duration, Fn, Stack, StackProps } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import {
  AsyncInvocation, Destination, DynamoDbConsumer, KinesisConsumer, S3Trigger, SnsTrigger, SqsConsumer,
} from 'cdk-lambda-delivery';
import { Construct } from 'constructs';

export class ShopStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const queue = new sqs.Queue(this, 'Queue');
    const stream = new kinesis.Stream(this, 'Stream');
    const table = new dynamodb.Table(this, 'Table', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      stream: dynamodb.StreamViewType.NEW_IMAGE,
    });
    const topic = new sns.Topic(this, 'Topic');
    const bucket = new s3.Bucket(this, 'Bucket');
    const failures = new sqs.Queue(this, 'Failures', { retentionPeriod: Duration.days(14) });
    const handler = new lambda.Function(this, 'Handler', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromInline('exports.handler = async () => {};'),
    });
    const live = handler.addAlias('live');

    const orders = new SqsConsumer(this, 'Orders', { handler, queue, batchSize: 5 });
    (orders.node.defaultChild as lambda.CfnEventSourceMapping).overrideLogicalId('HandlerSqsEventSourceShopQueue2BB620741016B200');

    const clicks = new KinesisConsumer(this, 'Clicks', {
      handler,
      stream,
      startingPosition: lambda.StartingPosition.LATEST, // the old one: it cannot change
      retryAttempts: 3,
      onFailure: Destination.queue(failures),
    });
    (clicks.node.defaultChild as lambda.CfnEventSourceMapping).overrideLogicalId('HandlerKinesisEventSourceShopStream3DD13765FF6C3E67');

    const changes = new DynamoDbConsumer(this, 'Changes', { handler, table });
    (changes.node.defaultChild as lambda.CfnEventSourceMapping).overrideLogicalId('HandlerDynamoDBEventSourceShopTableBB56DC9975A3A970');

    const invocation = new AsyncInvocation(this, 'Invocation', { handler, retryAttempts: 1, onFailure: Destination.queue(failures) });
    (invocation.node.defaultChild as lambda.CfnEventInvokeConfig).overrideLogicalId('HandlerEventInvokeConfig16376DFA');

    const liveInvocation = new AsyncInvocation(this, 'LiveInvocation', { handler: live, maxEventAge: Duration.hours(1) });
    const liveConfig = liveInvocation.node.defaultChild as lambda.CfnEventInvokeConfig;
    liveConfig.overrideLogicalId('HandlerAliasliveEventInvokeConfigF97A3FDC');
    liveConfig.qualifier = Fn.select(7, Fn.split(':', live.functionArn)); // the old words for `live`

    const announced = new SnsTrigger(this, 'Announced', { topic, handler });
    (announced.node.defaultChild as sns.CfnSubscription).overrideLogicalId('HandlerTopicCD557F94');

    new S3Trigger(this, 'Uploaded', { bucket, handler: live, eventBridge: false }); // the same custom resource, under its old id
  }
}
