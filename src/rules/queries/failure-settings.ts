/** Adds a bucket or a dead-letter queue for failed events. The next fix pass adds the permissions, because then the permission rules report them. */
import { Delivery } from '../../model/delivery-graph';
import { PushTarget } from '../../model/push-target';
import { Change } from '../kit/change';
import { addResource, addFailureQueue, arnOfAddedResource, setValue } from '../kit/changes';

/** A bucket receives the failed records themselves. A queue or topic would receive only pointers to them. */
export function withFailureBucket({ declaredAt }: Delivery): readonly Change[] {
  if (declaredAt === undefined) return [];
  const bucket = addResource(declaredAt, 'Failures', 'AWS::S3::Bucket', {
    BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true,
    },
  });
  return [bucket, ...setValue(declaredAt, 'DestinationConfig.OnFailure.Destination', arnOfAddedResource(bucket))];
}

/** The dead-letter queue of a pushing service. The targets of one rule share it. */
export function withDeadLetterQueue(
  { declaredAt, deadLetterProperty }: Pick<PushTarget, 'declaredAt' | 'deadLetterProperty'>, fifo = false,
): readonly Change[] {
  if (deadLetterProperty === undefined) return [];
  const queue = addFailureQueue(declaredAt, 'DeadLetterQueue', fifo);
  const arn = arnOfAddedResource(queue);
  return [queue, ...setValue(declaredAt, deadLetterProperty, deadLetterProperty === 'RedrivePolicy' ? { deadLetterTargetArn: arn } : arn)];
}
