/** A resource that a plan adds, as the plan writes it. */
import { CfnResource, ITaggable, RemovalPolicy, TagManager, TagType } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { JsonObject, own } from '../../template/json';
import { bindAlarmAction } from '../exits/alarm-action';
import { acknowledgeWhile, followScopes } from '../exits/failure-alarms';

const TAGGED: ReadonlySet<string> = new Set(['AWS::S3::Bucket', 'AWS::SQS::Queue', 'AWS::CloudWatch::Alarm']);

/** Takes the tags of the scopes around it, which a plain `CfnResource` does not. */
class TaggedResource extends CfnResource implements ITaggable {
  public readonly tags = new TagManager(TagType.KEY_VALUE, this.cfnResourceType, undefined, { tagPropertyName: 'Tags' });
}

export function createResource(scope: Construct, logicalId: string, written: JsonObject): CfnResource {
  const type = String(written.Type);
  const props = { type, properties: own(written, 'Properties') as Record<string, unknown> };
  const Resource = TAGGED.has(type) ? TaggedResource : CfnResource;
  const resource = new Resource(scope, logicalId, props);
  resource.overrideLogicalId(logicalId);
  if (type === 'AWS::CloudWatch::Alarm') addActions(resource);
  for (const part of ['Condition', 'DependsOn'].filter((one) => written[one] !== undefined)) {
    resource.addOverride(part, written[part]);
  }
  // What holds events is kept when it is no longer added. The policy is no override, so that the app can set another.
  if (written.DeletionPolicy !== undefined) resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
  return resource;
}

/** The actions of the app's failure alarms, added before or later, as an `Alarm` of this library has them. */
function addActions(resource: CfnResource): void {
  const arns: string[] = [];
  followScopes(resource, (actions) => {
    const alarm = imported(resource);
    arns.push(...actions.map((action) => bindAlarmAction(resource, alarm, action).alarmActionArn));
    resource.addPropertyOverride('AlarmActions', arns);
  });
  acknowledgeWhile(resource, () => arns.length === 0);
}

const ALARM = 'Alarm';

/** What an action is bound to. */
function imported(resource: CfnResource): cloudwatch.IAlarm {
  const known = resource.node.tryFindChild(ALARM) as cloudwatch.IAlarm | undefined;
  return known ?? cloudwatch.Alarm.fromAlarmArn(resource, ALARM, resource.getAtt('Arn').toString());
}
