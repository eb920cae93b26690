/** Reads a role. */
import { NodeReader } from '../node-reader';

export const roleReader: NodeReader = {
  kind: 'role',
  types: ['AWS::IAM::Role'],
  service: 'iam',
  nameProperty: 'RoleName',
  matches: (arn) => arn.resource.startsWith('role/'),
  nameIn: (arn) => arn.resource.split('/').at(-1) ?? '',
  fromResource: (id, resource) => ({ id, kind: 'role', declaredAt: resource.declaredAt }),
  fromArn: (id) => ({ id, kind: 'role' }),
};
