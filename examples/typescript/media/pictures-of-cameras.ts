/** Pictures that cameras announce over MQTT. IoT invokes the function for one topic rule, which is created after the permission. */
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as iot from 'aws-cdk-lib/aws-iot';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { ServiceTrigger } from 'cdk-lambda-delivery';
import { Construct } from 'constructs';

/** The permission names the rule before it exists, so the rule has a name. */
const RULE = 'camera_pictures';

export interface PicturesOfCamerasProps {
  readonly handler: lambda.IFunction;
}

export class PicturesOfCameras extends Construct {
  constructor(scope: Construct, id: string, { handler }: PicturesOfCamerasProps) {
    super(scope, id);
    const trigger = new ServiceTrigger(this, 'Announced', {
      handler,
      principal: new iam.ServicePrincipal('iot.amazonaws.com'),
      sourceArn: Stack.of(this).formatArn({ service: 'iot', resource: 'rule', resourceName: RULE }),
    });
    const rule = new iot.CfnTopicRule(this, 'Rule', {
      ruleName: RULE,
      topicRulePayload: { sql: "SELECT * FROM 'cameras/+/pictures'", actions: [{ lambda: { functionArn: handler.functionArn } }] },
    });
    rule.node.addDependency(trigger);
  }
}
