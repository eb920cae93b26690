/** Orders arrive in a queue and are written to a table, whose stream tells of every change. */
import { Duration } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import { SqsConsumer } from 'cdk-lambda-delivery';
import { Construct } from 'constructs';
import { ShopFunction } from './shop-function';

export class Orders extends Construct {
  public readonly table: dynamodb.TableV2;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = new dynamodb.TableV2(this, 'Table', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      dynamoStream: dynamodb.StreamViewType.NEW_IMAGE,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
    });
    const save = new ShopFunction(this, 'Save', { file: 'save-order', environment: { TABLE: this.table.tableName } });
    save.addToRolePolicy(new iam.PolicyStatement({ actions: ['dynamodb:PutItem'], resources: [this.table.tableArn] }));

    // Queue, dead-letter queue, alarm, visibility timeout (6 × 30 s + 5 s) and partial batch responses come with it.
    new SqsConsumer(this, 'Incoming', { handler: save, batchSize: 100, maxBatchingWindow: Duration.seconds(5) });
  }
}
