/** What a topic of another account or Region needs: the principal of its Region, and permission to subscribe. */
import { Annotations, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { Construct } from 'constructs';
import { whereIs } from '../../wiring/refuse';
import { isOther } from '../../wiring/services/source-environment';
import { statementText } from '../../wiring/statement-text';

/**
 * From or to a Region that is not enabled by default, SNS invokes under a principal of that Region.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/lambda-prereq.html
 */
export function invokingPrincipal(trigger: Construct, topic: sns.ITopic): string {
  const [from, to] = [topic.env.region, Stack.of(trigger).region];
  const regions = isOther(from, to) ? [from, to] : [];
  const optIn = regions.find((region) => RegionInfo.get(region).isOptInRegion);
  return optIn === undefined ? 'sns.amazonaws.com' : `sns.${optIn}.amazonaws.com`;
}

/** The policy of a topic of another account has to allow this account to subscribe. */
export function allowSubscription(trigger: Construct, topic: sns.ITopic): void {
  const { account } = Stack.of(trigger);
  if (!isOther(topic.env.account, account)) return;
  const statement = new iam.PolicyStatement({
    actions: ['sns:Subscribe'], resources: [topic.topicArn], principals: [new iam.AccountPrincipal(account)],
  });
  const { statementAdded } = topic.addToResourcePolicy(statement);
  if (!statementAdded) {
    Annotations.of(trigger).addWarningV2(
      'cdk-lambda-delivery:topicPolicyUnknown',
      `${whereIs(trigger)}: the topic ${whereIs(topic)} belongs to account ${topic.env.account}, where this app cannot change its policy. Without `
      + `this statement there, account ${account} cannot subscribe: ${statementText(trigger, statement)}. Add it where the topic is created.`,
    );
  }
}
