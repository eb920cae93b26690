/** A function that answers within the time that its caller waits. */
import * as path from 'path';
import { Duration } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/** Below the 29 seconds of REST and WebSocket APIs, the shortest that a caller waits. */
const TIMEOUT = Duration.seconds(25);

export class CallerFunction extends lambda.Function {
  constructor(scope: Construct, id: string, props: Partial<lambda.FunctionProps> = {}) {
    super(scope, id, {
      runtime: lambda.Runtime.NODEJS_22_X,
      code: lambda.Code.fromAsset(path.join(__dirname, 'handlers')),
      handler: 'answer.handler',
      timeout: TIMEOUT,
      ...props,
    });
  }
}
