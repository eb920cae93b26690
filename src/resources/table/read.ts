/** Reads a table. A table outside the app is known by the ARN of its stream, so it has a stream. */
import { isUnknown, Known, map, outsideApp } from '../../model/known';
import { CustomerKey, TableNode } from '../../model/node';
import { at, isPresent, listOf, propertiesOf, textOf } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { customerKey } from '../key/customer-key';
import { NodeReader, Nodes } from '../node-reader';

export const tableReader: NodeReader = {
  kind: 'table',
  types: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
  service: 'dynamodb',
  nameProperty: 'TableName',
  matches: () => true,
  nameIn: (arn) => arn.resource.split('/')[1],
  fromResource(id, resource, nodes): TableNode {
    const properties = propertiesOf(resource);
    return {
      id,
      kind: 'table',
      declaredAt: resource.declaredAt,
      stream: isPresent(at(properties, 'StreamSpecification')),
      streamView: textOf(at(properties, 'StreamSpecification', 'StreamViewType'), 'none'),
      replicated: isReplicated(at(properties, 'Replicas')),
      key: keyOf(properties, nodes),
    };
  },
  fromArn(id, arn): TableNode {
    const outside = outsideApp('table', id);
    const stream = arn.resource.includes('/stream/') || outside;
    return { id, kind: 'table', stream, streamView: outside, replicated: outside, key: outside };
  },
};

/** A global table lists its replicas, including the one in its own Region. */
function isReplicated(replicas: Resolved): Known<boolean> {
  return map(listOf(replicas), (list) => list.length > 1);
}

/** A global table has a key for each replica. Only the first one is read. */
function keyOf(properties: Resolved, nodes: Nodes): CustomerKey {
  const own = at(properties, 'SSESpecification', 'KMSMasterKeyId');
  if (own.is !== 'absent') return customerKey(own, nodes);
  const replicas = listOf(at(properties, 'Replicas'));
  if (isUnknown(replicas)) return replicas;
  return replicas.length === 0 ? 'none' : customerKey(at(replicas[0], 'SSESpecification', 'KMSMasterKeyId'), nodes);
}
