/** The topic that calls out the people on duty, by mail here; an incident tool or a chat subscribes alike. */
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

export class OnCallTopic extends sns.Topic {
  constructor(scope: Construct, id: string) {
    super(scope, id, { enforceSSL: true });
    // `enforceSSL` gives the topic a policy, which takes the place of SNS's own: without this statement no alarm would get through.
    this.grantPublish(new iam.ServicePrincipal('cloudwatch.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    }));
    this.addSubscription(new EmailSubscription('on-call@example.com'));
  }
}
