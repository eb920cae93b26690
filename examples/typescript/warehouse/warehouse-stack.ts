/**
 * Parcels arrive in a queue of RabbitMQ, in a VPC. A parcel that fails again and again ends where the queue's dead-letter exchange says. Changes of
 * the stock come from DocumentDB, which has no exit at all: the function sends what it cannot count to a queue of failures.
 */
import { Stack, StackProps } from 'aws-cdk-lib';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { DocumentDbConsumer, FailureQueue, MqConsumer } from 'cdk-lambda-delivery';
import { Construct } from 'constructs';
import { Broker } from './broker';
import { Network } from './network';
import { StockCluster } from './stock-cluster';
import { WarehouseFunction } from './warehouse-function';

export class WarehouseStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const network = new Network(this, 'Network');
    const { broker } = new Broker(this, 'Rabbit', { network });

    new MqConsumer(this, 'Parcels', {
      handler: new WarehouseFunction(this, 'Store', { file: 'store' }),
      broker,
      queueName: 'parcels',
      secret: secretsmanager.Secret.fromSecretNameV2(this, 'BrokerLogin', 'warehouse/rabbit'),
      batchSize: 10, // there are no partial responses: one bad parcel repeats its batch
    });

    const { cluster } = new StockCluster(this, 'Database', { network });
    const failures = new FailureQueue(this, 'UncountedChanges');
    const count = new WarehouseFunction(this, 'Count', { file: 'count', environment: { FAILURES: failures.queueUrl } });
    failures.grantSendMessages(count);

    new DocumentDbConsumer(this, 'Stock', {
      handler: count,
      cluster,
      databaseName: 'warehouse',
      collectionName: 'stock',
      fullDocument: true,
      secret: secretsmanager.Secret.fromSecretNameV2(this, 'StockLogin', 'warehouse/stock'),
    });
  }
}
