/** Places for what fails, made beside what needs them. Who may write there is asked of the next round, by the rules on permissions. */
import { Delivery } from '../../model/delivery-graph';
import { PushTarget } from '../../model/push-target';
import { Change } from '../kit/change';
import { addResource, addFailureQueue, arnOfAddedResource, setValue } from '../kit/changes';

/** A bucket keeps the records themselves, where a queue or topic would keep pointers to them. */
export function withFailureBucket({ declaredAt }: Delivery): readonly Change[] {
  if (declaredAt === undefined) return [];
  const bucket = addResource(declaredAt, 'Failures', 'AWS::S3::Bucket', {
    BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
    PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
  });
  return [bucket, ...setValue(declaredAt, 'DestinationConfig.OnFailure.Destination', arnOfAddedResource(bucket))];
}

/** Of a service that pushes. The targets of one rule share it. */
export function withDeadLetterQueue({ declaredAt, deadLetterProperty }: PushTarget, fifo = false): readonly Change[] {
  if (deadLetterProperty === undefined) return [];
  const queue = addFailureQueue(declaredAt, 'DeadLetterQueue', fifo);
  const arn = arnOfAddedResource(queue);
  return [queue, ...setValue(declaredAt, deadLetterProperty, deadLetterProperty === 'RedrivePolicy' ? { deadLetterTargetArn: arn } : arn)];
}
