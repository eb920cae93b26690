import { Duration, Stack, StackProps } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { DynamoEventSource, KinesisEventSource, SnsEventSource, SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { LambdaDestination } from 'aws-cdk-lib/aws-s3-notifications';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
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

    handler.addEventSource(new SqsEventSource(queue, { batchSize: 5 }));
    handler.addEventSource(new KinesisEventSource(stream, {
      startingPosition: lambda.StartingPosition.LATEST,
      retryAttempts: 3,
      onFailure: new SqsDlq(failures),
    }));
    handler.addEventSource(new DynamoEventSource(table, { startingPosition: lambda.StartingPosition.TRIM_HORIZON }));
    handler.configureAsyncInvoke({ retryAttempts: 1, onFailure: new SqsDestination(failures) });
    live.configureAsyncInvoke({ maxEventAge: Duration.hours(1) });
    handler.addEventSource(new SnsEventSource(topic));
    bucket.addEventNotification(s3.EventType.OBJECT_CREATED, new LambdaDestination(live));
  }
}
