/** Places for what fails, made beside what needs them. Who may write there is asked of the next round, by the rules on permissions. */
import { Delivery } from '../../model/delivery-graph';
import { Handover } from '../../model/handover';
import { Change } from '../kit/change';
import { add, addFailureQueue, arnOfAdded, set } from '../kit/changes';

/** A bucket keeps the records themselves, where a queue or topic would keep pointers to them. */
export function withFailureBucket({ declaredAt }: Delivery): readonly Change[] {
  if (declaredAt === undefined) return [];
  const bucket = add(declaredAt, 'Failures', 'AWS::S3::Bucket', {
    BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
    PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
  });
  return [bucket, ...set(declaredAt, 'DestinationConfig.OnFailure.Destination', arnOfAdded(bucket))];
}

/** Of a service that pushes. The targets of one rule share it. */
export function withDeadLetterQueue({ declaredAt, deadLetterProperty }: Handover, fifo = false): readonly Change[] {
  if (deadLetterProperty === undefined) return [];
  const queue = addFailureQueue(declaredAt, 'DeadLetterQueue', fifo);
  const arn = arnOfAdded(queue);
  return [queue, ...set(declaredAt, deadLetterProperty, deadLetterProperty === 'RedrivePolicy' ? { deadLetterTargetArn: arn } : arn)];
}
