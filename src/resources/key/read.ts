/** Reads a KMS key. */
import { NodeReader } from '../node-reader';

export const keyReader: NodeReader = {
  kind: 'key',
  types: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],
  service: 'kms',
  nameProperty: 'KeyId',
  matches: (arn) => arn.resource.startsWith('key/') || arn.resource.startsWith('alias/'),
  nameIn: (arn) => arn.resource,
  fromResource: (id, resource) => ({ id, kind: 'key', declaredAt: resource.declaredAt }),
  fromArn: (id) => ({ id, kind: 'key' }),
};
