/** What the other packs still find on resources that the library makes, or makes aws-cdk-lib make, and what settles it. */
import { Duration, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { AsyncInvocation, Destination, FailureAlarms } from '../../src';
import { newFunction, newStack } from '../support/wired';
import { everyConstruct } from './every-construct';

export interface Remaining {
  /** Without the name of its pack. */
  readonly rule: string;
  readonly on: string;
  readonly settledBy: string;
  /** An app with the same constructs in which it is settled. */
  readonly settle: () => Stack;
}

const PAGE = { bind: () => ({ alarmActionArn: 'arn:aws:sns:eu-west-1:111122223333:page' }) };

function newRole(stack: Stack): iam.Role {
  return new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
}

export const ON_OUR_RESOURCES: readonly Remaining[] = [
  {
    rule: 'CloudWatchAlarmAction',
    on: 'the depth alarm of a queue that is made',
    settledBy: '`FailureAlarms.of(app).addAction(…)`, once; the library cannot know whom to tell',
    settle: () => {
      const stack = everyConstruct();
      FailureAlarms.of(stack.node.root).addAction(PAGE);
      return stack;
    },
  },
  {
    rule: 'IAMNoInlinePolicy',
    on: "the policies of the handler's role: aws-cdk-lib writes every grant inline, and so does this library",
    settledBy: 'the role as `role.withoutPolicyUpdates()`, and the statements that the warnings of the synth then name in a managed policy of yours',
    settle: () => {
      const stack = newStack();
      const handler = newFunction(stack, 'Handler', { role: newRole(stack).withoutPolicyUpdates() });
      new AsyncInvocation(stack, 'Async', { handler, onFailure: Destination.bucket(new s3.Bucket(stack, 'Bucket')) });
      return stack;
    },
  },
];

const withFunction = (propsFor: (stack: Stack) => Partial<lambda.FunctionProps>) => () => {
  const stack = newStack();
  new AsyncInvocation(stack, 'Async', { handler: newFunction(stack, 'Handler', propsFor(stack)) });
  return stack;
};

/** The function is the user's; a pack's findings on it are listed because a user of the library meets them first here. */
export const ON_THE_FUNCTION: readonly Remaining[] = [
  {
    rule: 'LambdaConcurrency',
    on: 'the function',
    settledBy: '`reservedConcurrentExecutions` on the function',
    settle: withFunction(() => ({ reservedConcurrentExecutions: 10 })),
  },
  {
    rule: 'LambdaInsideVPC',
    on: 'the function',
    settledBy: '`vpc` on the function, with a way to its exits (a NAT gateway, or endpoints)',
    settle: withFunction((stack) => ({ vpc: new ec2.Vpc(stack, 'Vpc') })),
  },
  {
    rule: 'LambdaTracing',
    on: 'the function',
    settledBy: '`tracing: lambda.Tracing.ACTIVE` on the function',
    settle: withFunction(() => ({ tracing: lambda.Tracing.ACTIVE })),
  },
  {
    rule: 'LambdaDefaultMemorySize',
    on: 'the function',
    settledBy: '`memorySize` on the function',
    settle: withFunction(() => ({ memorySize: 256 })),
  },
  {
    rule: 'LambdaDefaultTimeout',
    on: 'the function',
    settledBy: '`timeout` on the function',
    settle: withFunction(() => ({ timeout: Duration.seconds(10) })),
  },
];
