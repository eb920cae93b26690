/** Reads a bucket. Only encryption with a customer key of KMS needs a permission of its own. */
import { BUCKET_DESTINATION } from '../../destinations/bucket/facts';
import { isUnknown, unknown } from '../../model/known';
import { BucketNode, CustomerKey } from '../../model/node';
import { at, listOf, propertiesOf } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { customerKey } from '../key/customer-key';
import { NodeReader, Nodes } from '../node-reader';

export const bucketReader: NodeReader = {
  kind: 'bucket',
  types: ['AWS::S3::Bucket'],
  service: BUCKET_DESTINATION.service,
  nameProperty: 'BucketName',
  matches: () => true,
  nameIn: (arn) => arn.resource.split('/')[0],
  fromResource: (id, resource, nodes): BucketNode => ({
    id,
    kind: 'bucket',
    declaredAt: resource.declaredAt,
    key: keyOf(at(propertiesOf(resource), 'BucketEncryption'), nodes),
  }),
  fromArn: (id): BucketNode => ({ id, kind: 'bucket', key: unknown(`a bucket outside the app: ${id}`) }),
};

function keyOf(encryption: Resolved, nodes: Nodes): CustomerKey {
  const rules = listOf(at(encryption, 'ServerSideEncryptionConfiguration'));
  if (isUnknown(rules)) return rules;
  const [rule] = rules;
  return rule === undefined ? 'none' : customerKey(at(rule, 'ServerSideEncryptionByDefault', 'KMSMasterKeyID'), nodes);
}
