/**
 * Customers are told that an order changed and that a picture is ready. One function, two ways in, each with exits of its own: it
 * consumes the stream of the order table, and a rule on the shop's bus invokes it asynchronously.
 */
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import { AsyncInvocation, DynamoDbConsumer, FailureQueue } from 'cdk-lambda-delivery';
import { Construct } from 'constructs';
import { ShopFunction } from './shop-function';

export interface NoticesProps {
  readonly table: dynamodb.ITableV2;
  readonly bus: events.IEventBus;
}

export class Notices extends Construct {
  constructor(scope: Construct, id: string, { table, bus }: NoticesProps) {
    super(scope, id);
    const topic = new sns.Topic(this, 'Topic', { enforceSSL: true });
    const notify = new ShopFunction(this, 'Notify', { file: 'notify', environment: { TOPIC: topic.topicArn } });
    topic.grantPublish(notify);

    new DynamoDbConsumer(this, 'OrderChanges', {
      handler: notify,
      table,
      filters: [lambda.FilterCriteria.filter({ eventName: lambda.FilterRule.or('INSERT', 'MODIFY') })],
    });

    new events.Rule(this, 'PictureReady', {
      eventBus: bus,
      eventPattern: { source: ['lambda'], detailType: ['Lambda Function Invocation Result - Success'] },
      targets: [new targets.LambdaFunction(notify, { deadLetterQueue: new FailureQueue(this, 'PictureReadyUndelivered') })],
    });
    new AsyncInvocation(this, 'Announcing', { handler: notify });
  }
}
