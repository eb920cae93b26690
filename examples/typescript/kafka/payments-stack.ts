/**
 * Three topics of one cluster. Payments are charged in order: one that fails four times goes to the topic of failed payments, with all that
 * came with it, and those behind it go on. The failed ones are reported, and the audit log is written, by functions that
 * are polled for on demand, which costs nothing; what Lambda gives up there ends in a queue with an alarm. The bank has brokers of its own
 * on the internet, which Lambda logs in to with a secret.
 */
import { Stack, StackProps } from 'aws-cdk-lib';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Destination, FailureAlarms, FailureQueue, MskConsumer, SelfManagedKafkaConsumer } from 'cdk-lambda-delivery';
import { Construct } from 'constructs';
import { EventCluster } from './event-cluster';
import { TopicFunction } from './topic-function';

export class PaymentsStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const { cluster, topics } = new EventCluster(this, 'Events', { topics: ['payments', 'payments-failed', 'audit'] });

    const charging = new MskConsumer(this, 'Charging', {
      handler: new TopicFunction(this, 'Charge', { file: 'charge' }),
      cluster,
      topic: 'payments',
      consumerGroupId: 'charging',
      // Billed for each hour. Without pollers a payment that cannot be charged would hold up all behind it.
      provisionedPollerConfig: { minimumPollers: 1, maximumPollers: 3, pollerGroupName: 'payments' },
      retryAttempts: 3,
      onFailure: Destination.kafkaTopic('payments-failed'),
    });

    const lastExit = Destination.queue(new FailureQueue(this, 'LastExit'));
    const reporting = new MskConsumer(this, 'Reporting', {
      handler: new TopicFunction(this, 'Report', { file: 'report' }), cluster, topic: 'payments-failed', onFailure: lastExit,
    });
    const auditing = new MskConsumer(this, 'Auditing', {
      handler: new TopicFunction(this, 'Audit', { file: 'audit' }), cluster, topic: 'audit', onFailure: lastExit,
    });
    for (const consumer of [charging, reporting, auditing]) consumer.node.addDependency(...topics);

    new SelfManagedKafkaConsumer(this, 'Settling', {
      handler: new TopicFunction(this, 'Settle', { file: 'audit' }),
      bootstrapServers: ['kafka-1.bank.example.com:9096', 'kafka-2.bank.example.com:9096'],
      topic: 'settlements',
      secret: secretsmanager.Secret.fromSecretNameV2(this, 'BankLogin', 'bank/kafka'),
      onFailure: lastExit,
    });

    const onCall = new sns.Topic(this, 'OnCall', { enforceSSL: true });
    onCall.grantPublish(new iam.ServicePrincipal('cloudwatch.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
    }));
    onCall.addSubscription(new EmailSubscription('on-call@example.com'));
    FailureAlarms.of(this).addAction(new SnsAction(onCall));
  }
}
