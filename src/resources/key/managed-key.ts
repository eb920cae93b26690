/**
 * Recognizes the keys that AWS manages for its services, such as `alias/aws/sqs`. The policy of such a key admits the
 * principals of its account alone and cannot be changed, so no service may use it for itself.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
import { Known } from '../../model/known';
import { unknownFrom } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { partsOf } from '../../template/value/text';

const ALIAS = /(?:^|:)alias\/aws\//;

export function isManagedKey(value: Resolved): Known<boolean> {
  if (value.is === 'hidden' && value.either !== undefined) {
    const [first, ...others] = value.either.map(isManagedKey);
    return others.every((one) => one === first) ? first : unknownFrom(value, 'a key');
  }
  if (value.is !== 'scalar' && value.is !== 'text') return false;
  return partsOf(value).some((part) => typeof part === 'string' && ALIAS.test(part));
}
