/** The ARN of a bucket that a template gives by its name. A reference names the bucket itself. */
import { pseudo, Resolved } from '../value/resolved';
import { isName } from '../value/symbolic-text';
import { joinParts, partsOf } from '../value/text';

export function bucketNamed(name: Resolved): Resolved {
  return isName(name) ? joinParts(['arn:', pseudo('Partition'), ':s3:::', ...partsOf(name)]) : name;
}
