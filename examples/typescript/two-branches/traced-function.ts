/** A function on Node 22 that is traced, with a log group of its own and a role that may write its log and its trace, nothing else. */
import * as path from 'path';
import { Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface TracedFunctionProps {
  /** The file in `handlers`, without its extension. */
  readonly file: string;
}

export class TracedFunction extends lambda.Function {
  constructor(scope: Construct, id: string, { file }: TracedFunctionProps) {
    const logGroup = new logs.LogGroup(scope, `${id}Logs`, { retention: logs.RetentionDays.THREE_MONTHS });
    const role = new iam.Role(scope, `${id}Role`, { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    super(scope, id, {
      runtime: lambda.Runtime.NODEJS_22_X,
      code: lambda.Code.fromAsset(path.join(__dirname, 'handlers')),
      handler: `${file}.handler`,
      tracing: lambda.Tracing.ACTIVE,
      logGroup,
      role,
    });
    Validations.of(this).acknowledge({ id: 'AwsSolutions-L1', reason: 'The handlers are tested on Node 22, which Lambda supports until April 2027' });
    Validations.of(role).acknowledge({ id: 'AwsSolutions-IAM5[Resource::*]', reason: 'X-Ray has no resources to name: its write actions take * only' });
  }
}
