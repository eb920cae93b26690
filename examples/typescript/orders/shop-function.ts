/** A function of the shop: Node 22, a log group of its own, and a role that may write to that log group and nothing else. */
import * as path from 'path';
import { Duration, Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface ShopFunctionProps {
  /** The file in `handlers`, without its extension. */
  readonly file: string;
  readonly environment?: Record<string, string>;
}

export class ShopFunction extends lambda.Function {
  constructor(scope: Construct, id: string, props: ShopFunctionProps) {
    const logGroup = new logs.LogGroup(scope, `${id}Logs`, { retention: logs.RetentionDays.THREE_MONTHS });
    const role = new iam.Role(scope, `${id}Role`, { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    super(scope, id, {
      runtime: lambda.Runtime.NODEJS_22_X,
      code: lambda.Code.fromAsset(path.join(__dirname, 'handlers')),
      handler: `${props.file}.handler`,
      environment: props.environment,
      timeout: Duration.seconds(30),
      memorySize: 256,
      logGroup,
      role,
    });
    Validations.of(this).acknowledge({ id: 'AwsSolutions-L1', reason: 'The handlers are tested on Node 22, which Lambda supports until April 2027' });
  }
}
