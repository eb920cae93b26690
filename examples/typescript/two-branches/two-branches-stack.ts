/**
 * One function is invoked asynchronously; Lambda invokes a second one with the record of each success, and a third one with the record
 * of each failure. No code of the first knows of the other two. One trace shows the whole way: Lambda passes it on.
 */
import { Stack, StackProps } from 'aws-cdk-lib';
import { AsyncInvocation, Destination, FailureQueue } from 'cdk-lambda-delivery';
import { Construct } from 'constructs';
import { TracedFunction } from './traced-function';

export class TwoBranchesStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const work = new TracedFunction(this, 'Work', { file: 'work' });
    const succeeded = new TracedFunction(this, 'Succeeded', { file: 'succeeded' });
    const failed = new TracedFunction(this, 'Failed', { file: 'failed' });

    new AsyncInvocation(this, 'Branches', {
      handler: work,
      retryAttempts: 0,
      onSuccess: Destination.function(succeeded),
      onFailure: Destination.function(failed),
    });

    // The branches are invoked asynchronously too, so an event that they fail at needs an exit as well.
    const lastExit = Destination.queue(new FailureQueue(this, 'LastExit'));
    new AsyncInvocation(this, 'SucceededInvocation', { handler: succeeded, onFailure: lastExit });
    new AsyncInvocation(this, 'FailedInvocation', { handler: failed, onFailure: lastExit });
  }
}
