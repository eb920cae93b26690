import { aFunction, aMapping, graphOf, Json, onlyDelivery, resource } from '../../template/app-of';

const resources = (table: Json, type = 'AWS::DynamoDB::Table'): Json => ({
  Fn: aFunction(), T: resource(type, table), M: aMapping({ EventSourceArn: { 'Fn::GetAtt': ['T', 'StreamArn'] }, StartingPosition: 'TRIM_HORIZON' }),
});

test('the stream of a table keeps a record for one day', () => {
  expect(onlyDelivery(resources({}))).toMatchObject({
    source: { kind: 'dynamodb', node: 'App.T' },
    policy: { order: 'shard', maxAge: 'unlimited', retention: 86_400, startingPosition: 'TRIM_HORIZON', attempts: { most: 'unlimited' } },
  });
});

test.each<[string, Json, string, unknown]>([
  ['with a stream', { StreamSpecification: { StreamViewType: 'KEYS_ONLY' } }, 'AWS::DynamoDB::Table', true],
  ['without one', {}, 'AWS::DynamoDB::Table', false],
  ['in many Regions', { StreamSpecification: {} }, 'AWS::DynamoDB::GlobalTable', true],
  ['with a hidden one', { StreamSpecification: { 'Fn::If': ['C', {}, { Ref: 'AWS::NoValue' }] } }, 'AWS::DynamoDB::Table', { unknown: 'Fn::If C, whose branches differ' }],
])('a table %s', (_, table, type, stream) => {
  expect(graphOf(resources(table, type)).nodes).toContainEqual(expect.objectContaining({ id: 'App.T', kind: 'table', stream }));
});

test('a table from outside is known by its stream', () => {
  const id = 'arn:aws:dynamodb:eu-west-1:1:table/t/stream/2026-01-01T00:00:00.000';
  const { nodes } = graphOf({ Fn: aFunction(), M: aMapping({ EventSourceArn: id }) });
  expect(nodes).toContainEqual(expect.objectContaining({ id, kind: 'table', stream: true }));
});
