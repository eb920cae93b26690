/** A bucket as a node. */
import { BUCKET_DESTINATION } from './facts';
import { NodeReader } from '../../template/node-reader';

export const bucketReader: NodeReader = {
  kind: 'bucket',
  types: ['AWS::S3::Bucket'],
  service: BUCKET_DESTINATION.service,
  nameProperty: 'BucketName',
  matches: () => true,
  nameIn: (arn) => arn.resource.split('/')[0],
  fromResource: (id, resource) => ({ id, kind: 'bucket', declaredAt: resource.declaredAt }),
  fromArn: (id) => ({ id, kind: 'bucket' }),
};
