/** A table as a node. One outside the app is known by its stream's ARN, so it has a stream. */
import { TableNode } from '../../model/node';
import { Known, unknown } from '../../model/unknown';
import { at, propertiesOf } from '../../template/fields';
import { NodeReader } from '../../template/node-reader';
import { Resolved } from '../../template/resolved';

export const tableReader: NodeReader = {
  kind: 'table',
  types: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
  service: 'dynamodb',
  nameProperty: 'TableName',
  matches: () => true,
  nameIn: (arn) => arn.resource.split('/')[1],
  fromResource: (id, resource): TableNode => ({
    id, kind: 'table', declaredAt: resource.declaredAt, stream: hasStream(at(propertiesOf(resource), 'StreamSpecification')),
  }),
  fromArn: (id, arn): TableNode => ({
    id, kind: 'table', stream: arn.resource.includes('/stream/') || unknown(`a table outside the app: ${id}`),
  }),
};

function hasStream(specification: Resolved): Known<boolean> {
  return specification.is === 'hidden' ? unknown(specification.reason) : specification.is !== 'absent';
}
